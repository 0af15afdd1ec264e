namespace JobKit.Migration;

/// <summary>One recorded answer of the legacy endpoint, with the payload and the result of a job that must be translated into it.</summary>
/// <param name="Payload">The job's payload, as JSON.</param>
/// <param name="Result">The job's result, as JSON, or null where it has none.</param>
/// <param name="Response">The body that the legacy endpoint answered, as JSON; the order of its members does not matter.</param>
public sealed record LegacySample(string Payload, string? Result, string Response);
