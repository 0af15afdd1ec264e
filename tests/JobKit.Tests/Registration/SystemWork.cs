namespace JobKit.Tests.Registration;

/// <summary>A job of the library's own.</summary>
[JobType("jobkit.work")]
internal sealed record SystemWork(string Name);
