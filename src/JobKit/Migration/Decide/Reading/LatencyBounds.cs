namespace JobKit.Migration;

/// <summary>What is slow at an endpoint, by what the legacy did before the stage.</summary>
/// <param name="Ack">Times to the response.</param>
/// <param name="Result">Times to the result.</param>
internal sealed record LatencyBounds(QuantileBounds Ack, QuantileBounds Result);
