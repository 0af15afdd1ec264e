namespace JobKit.Chaos;

/// <summary>What a handler throws that is meant to fail.</summary>
internal sealed class DeliberateFailureException(string message) : Exception(message);
