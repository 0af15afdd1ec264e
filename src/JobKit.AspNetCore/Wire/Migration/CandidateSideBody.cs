namespace JobKit.AspNetCore;

/// <summary>The candidate's numbers; the rate in percent, the time to the acknowledgement apart from that to the result.</summary>
internal sealed record CandidateSideBody(long Requests, long Errors, double ErrorRate, double? AckP95Ms, double? ResultP50Ms, double? ResultP95Ms);
