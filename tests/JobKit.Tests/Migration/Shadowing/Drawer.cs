namespace JobKit.Tests.Migration.Shadowing;

/// <summary>What the handler does, as a test says it.</summary>
internal sealed class Drawer
{
    public Func<Draw, JobContext, IServiceProvider, CancellationToken, Task<Drawing>> Run { get; set; } = (draw, _, _, _) => Task.FromResult(new Drawing(draw.Title, 3));
}
