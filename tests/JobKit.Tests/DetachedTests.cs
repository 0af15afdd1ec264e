namespace JobKit.Tests;

public sealed class DetachedTests
{
    private static readonly AsyncLocal<string?> Ambient = new();

    [Fact]
    public async Task Detached_work_does_not_see_its_callers_ambient_state()
    {
        Ambient.Value = "the caller's transaction";
        string? seen = "nothing yet";

        await Detached.Run(() =>
        {
            seen = Ambient.Value;
            return Task.CompletedTask;
        });

        seen.Should().BeNull();
        Ambient.Value.Should().Be("the caller's transaction");
    }

    [Fact]
    public async Task It_can_be_started_where_the_flow_is_suppressed_already()
    {
        Task work;
        using (ExecutionContext.SuppressFlow())
        {
            work = Detached.Run(() => Task.CompletedTask);
        }

        await work;
    }
}
