using System.Collections.Immutable;
using System.Text.Json;

namespace JobKit.Migration;

/// <summary>Who started a plan that its traffic cannot decide, and what was told: kept in the event's evidence.</summary>
/// <param name="By">Who.</param>
/// <param name="Problems">What could not be decided then.</param>
internal sealed record InfeasibleAcceptance(string By, ImmutableArray<string> Problems)
{
    public string ToJson() => JsonSerializer.Serialize(this, FeasibilityJson.Default.InfeasibleAcceptance);
}
