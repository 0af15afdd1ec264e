namespace JobKit.Tests.Worker;

/// <summary>A job whose handler does what the test's script says.</summary>
[JobType("scripted")]
public sealed record Scripted(string Name);
