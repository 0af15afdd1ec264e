namespace JobKit.Tests.Worker;

/// <summary>What the handler of <see cref="Scripted"/> does in this test.</summary>
public sealed class Script
{
    public Func<Scripted, JobContext, CancellationToken, Task<string?>> Run { get; set; } = (_, _, _) => Task.FromResult<string?>(null);
}
