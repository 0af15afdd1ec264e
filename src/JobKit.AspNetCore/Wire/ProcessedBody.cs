using System.Text.Json.Serialization;

namespace JobKit.AspNetCore;

/// <summary>What came of running due jobs.</summary>
internal sealed record ProcessedBody(bool Success, int Processed, int Completed, int Failed, int Running, long Remaining, long DurationMs)
{
    /// <summary>Whether the call had been taken before; only then it is said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Duplicate { get; init; }
}
