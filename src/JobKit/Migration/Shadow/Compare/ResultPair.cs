using System.Text.Json;

namespace JobKit.Migration;

/// <summary>Two answers to one request, cleaned and redacted.</summary>
/// <param name="JobType">The stable name of the job's type.</param>
/// <param name="Control">What legacy answered; a text where that was not JSON.</param>
/// <param name="Candidate">The job's result; null where it has none.</param>
public sealed record ResultPair(string JobType, JsonElement Control, JsonElement Candidate);
