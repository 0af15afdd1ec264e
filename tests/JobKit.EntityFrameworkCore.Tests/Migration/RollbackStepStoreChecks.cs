using JobKit.Migration;

namespace JobKit.EntityFrameworkCore.Tests.Migration;

/// <summary>What every store of rollback steps must do, by its sentence.</summary>
internal static class RollbackStepStoreChecks
{
    public static IReadOnlyDictionary<string, Func<IRollbackStepStore, IRolloutEventStore, Task>> All { get; } =
        new Dictionary<string, Func<IRollbackStepStore, IRolloutEventStore, Task>>(StringComparer.Ordinal)
        {
            ["a step is taken, ended, and read back as it was written"] = RoundTrip,
            ["a step that is done or skipped is not taken again, one that failed is"] = Ended,
            ["a greater claim takes a step, and the smaller one neither ends nor takes it"] = Claims,
            ["of 16 takers at once the greatest claim has it"] = Contended,
            ["a drill's steps are forgotten with an event, and no others"] = Forgotten,
        };

    private static async Task RoundTrip(IRollbackStepStore store, IRolloutEventStore events)
    {
        (await store.ReadAsync("a", 1, default)).Should().BeEmpty();
        (await store.ClaimAsync("a", 1, "backup", 7, default)).Should().BeTrue();
        (await store.ReadAsync("a", 1, default)).Should().Equal(new RollbackStep("a", 1, "backup", RollbackStepState.Running, 1));

        (await store.FinishAsync(new("a", 1, "backup", RollbackStepState.Done, 0, 12, "it's \"done\" 日本 😀"), 7, default)).Should().BeTrue();

        (await store.ReadAsync("a", 1, default)).Should().Equal(new RollbackStep("a", 1, "backup", RollbackStepState.Done, 1, 12, "it's \"done\" 日本 😀"));
        (await store.ReadAsync("a", 2, default)).Should().BeEmpty();
        (await store.ReadAsync("b", 1, default)).Should().BeEmpty();
    }

    private static async Task Ended(IRollbackStepStore store, IRolloutEventStore events)
    {
        foreach (var (state, again) in new[] { (RollbackStepState.Done, false), (RollbackStepState.Skipped, false), (RollbackStepState.Failed, true) })
        {
            var name = state.ToString();
            await store.ClaimAsync("a", 1, name, 1, default);
            await store.FinishAsync(new("a", 1, name, state, 0, 3, "so"), 1, default);

            (await store.FinishAsync(new("a", 1, name, RollbackStepState.Done), 1, default)).Should().BeFalse("it ended before");
            (await store.ClaimAsync("a", 1, name, 2, default)).Should().Be(again);
            (await store.ReadAsync("a", 1, default)).Single(step => step.Name == name).Should().BeEquivalentTo(
                again ? new { State = RollbackStepState.Running, Attempt = 2 } : new { State = state, Attempt = 1 });
        }
    }

    private static async Task Claims(IRollbackStepStore store, IRolloutEventStore events)
    {
        await store.ClaimAsync("a", 1, "backup", 1, default);
        (await store.ClaimAsync("a", 1, "backup", 1, default)).Should().BeTrue("the call may be repeated");
        (await store.ReadAsync("a", 1, default)).Single().Attempt.Should().Be(1);
        (await store.ClaimAsync("a", 1, "backup", 3, default)).Should().BeTrue();

        (await store.ClaimAsync("a", 1, "backup", 2, default)).Should().BeFalse();
        (await store.FinishAsync(new("a", 1, "backup", RollbackStepState.Failed), 1, default)).Should().BeFalse();
        (await store.ReadAsync("a", 1, default)).Should().Equal(new RollbackStep("a", 1, "backup", RollbackStepState.Running, 2));
        (await store.FinishAsync(new("a", 1, "backup", RollbackStepState.Done), 3, default)).Should().BeTrue();
    }

    private static async Task Contended(IRollbackStepStore store, IRolloutEventStore events)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var takers = Enumerable.Range(1, 16).Select(claim => Task.Run(async () =>
        {
            await start.Task;
            return await store.ClaimAsync("a", 1, "backup", claim, default);
        })).ToList();
        start.SetResult();
        await Task.WhenAll(takers);

        (await takers[^1]).Should().BeTrue();
        (await store.FinishAsync(new("a", 1, "backup", RollbackStepState.Done), 15, default)).Should().BeFalse();
        (await store.FinishAsync(new("a", 1, "backup", RollbackStepState.Done), 16, default)).Should().BeTrue();
    }

    private static async Task Forgotten(IRollbackStepStore store, IRolloutEventStore events)
    {
        await store.ClaimAsync("drill", 1, "backup", 1, default);
        await store.ClaimAsync("drill", 1, "alert", 1, default);
        await store.ClaimAsync("a", 1, "backup", 1, default);

        await store.ForgetAsync("drill", new() { Key = "drill", Actor = "alice", Kind = "drill", Reason = "friday", Evidence = """{"steps":[]}""" }, default);

        (await store.ReadAsync("drill", 1, default)).Should().BeEmpty();
        (await store.ReadAsync("a", 1, default)).Should().ContainSingle();
        var told = await events.ReadEventsAsync(0, 10, null, default);
        told.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Key = "drill", Kind = "drill", Version = 0L, Reason = "friday" });
        (await events.ReadTipAsync(default)).Should().Be(RolloutEventTip.Of(told[0]));
    }
}
