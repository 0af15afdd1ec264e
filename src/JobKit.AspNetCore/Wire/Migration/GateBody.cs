namespace JobKit.AspNetCore;

/// <summary>One gate's number beside its limit.</summary>
internal sealed record GateBody(string Gate, double? Value, double? Limit, bool Passed);
