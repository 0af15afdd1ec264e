using System.Text.Json.Nodes;

namespace JobKit.Migration;

/// <summary>One check's part of a report.</summary>
/// <param name="Check">The check.</param>
/// <param name="State">How it stands.</param>
/// <param name="Detail">The numbers, the answer, or the error it rests on; null where there is none.</param>
public sealed record VerificationResult(VerificationCheck Check, VerificationState State, JsonNode? Detail);
