using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>One endpoint's breaker logarithms after its last folded cohort, seven each.</summary>
/// <param name="Endpoint">Which endpoint.</param>
/// <param name="Breaker">Failures against the error limit.</param>
/// <param name="AckBudget">Responses above the budget; empty unless latency is judged by one.</param>
/// <param name="ResultBudget">Results above the budget; empty unless latency is judged by one.</param>
public sealed record EndpointSums(
    string Endpoint, ImmutableArray<double> Breaker, ImmutableArray<double> AckBudget, ImmutableArray<double> ResultBudget);
