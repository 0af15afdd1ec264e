using System.Text.Json.Nodes;

namespace JobKit.Migration;

/// <summary>What a check found.</summary>
/// <param name="Passed">Whether all is well.</param>
/// <param name="Detail">The numbers it rests on, or null.</param>
public readonly record struct VerificationFinding(bool Passed, JsonNode? Detail = null);
