namespace JobKit.Tests.Enqueue;

/// <summary>A payload that can be made to hold itself.</summary>
[JobType("cyclic")]
public sealed class Cyclic
{
    public Cyclic? Next { get; set; }
}
