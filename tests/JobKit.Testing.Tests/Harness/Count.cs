namespace JobKit.Testing.Harness;

/// <summary>Counts down: each job enqueues the next.</summary>
internal sealed record Count(int From);
