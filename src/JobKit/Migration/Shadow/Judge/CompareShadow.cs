namespace JobKit.Migration;

/// <summary>The job that compares both sides of one shadowed request.</summary>
/// <param name="Id">The row.</param>
[JobType("jobkit.shadow-compare")]
internal sealed record CompareShadow(Guid Id);
