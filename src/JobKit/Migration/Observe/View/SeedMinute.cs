namespace JobKit.Migration;

/// <summary>One UTC minute of the seed's monitor: requests, errors and the mean latency in milliseconds of each side.</summary>
/// <param name="Minute">When the minute began. The seed mixes the UTC date with the local hour, which loses records; that is corrected.</param>
/// <param name="OldRequests">Legacy requests.</param>
/// <param name="OldErrors">Legacy errors.</param>
/// <param name="OldLatency">Mean legacy latency, ms.</param>
/// <param name="NewRequests">Candidate requests.</param>
/// <param name="NewErrors">Candidate errors.</param>
/// <param name="NewLatency">Mean candidate latency, ms.</param>
public readonly record struct SeedMinute(
    DateTimeOffset Minute, long OldRequests, long OldErrors, double OldLatency, long NewRequests, long NewErrors, double NewLatency);
