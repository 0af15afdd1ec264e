using System.Collections.Immutable;
using System.Text.Json;

namespace JobKit.Migration;

/// <summary>A decision with all that it rests on, fit to be stored and replayed.</summary>
public sealed record Verdict
{
    /// <summary>What is to be done.</summary>
    public required VerdictKind Kind { get; init; }

    /// <summary>Why. A hold names all its reasons, anything else the first that applied.</summary>
    public required ImmutableArray<VerdictReason> Reasons { get; init; }

    /// <summary>The share that shall stand afterwards, in millionths; null when the plan's last share is reached and the next stage follows.</summary>
    public int? TargetSharePpm { get; init; }

    /// <summary>The numbers; null for the seed's policy.</summary>
    public Findings? Findings { get; init; }

    /// <summary>What was judged; null for the seed's policy.</summary>
    public DecisionInput? Input { get; init; }

    /// <summary>What it was judged by; null for the seed's policy.</summary>
    public SequentialParameters? Parameters { get; init; }

    /// <summary>What the seed's policy judged; null for the other.</summary>
    public SeedSummary? Seed { get; init; }

    /// <summary>One line of JSON. <see cref="FromJson"/> reads it, and deciding its input again gives the same verdict.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, DecisionJson.Default.Verdict);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static Verdict FromJson(string json) =>
        JsonSerializer.Deserialize(json, DecisionJson.Default.Verdict) ?? throw new JsonException("A verdict is a JSON object, not null.");
}
