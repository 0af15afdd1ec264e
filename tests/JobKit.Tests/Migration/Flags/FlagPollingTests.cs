using System.Text.Json;
using JobKit.Migration;
using JobKit.Tests.Worker;

namespace JobKit.Tests.Migration.Flags;

public sealed class FlagPollingTests : IDisposable
{
    private static readonly OperatorAction Alice = new("alice", "because");
    private static readonly FeatureFlag Blue = new() { Name = "blue", Enabled = true, Share = TrafficShare.FromPercent(50), UserIds = ["u"] };
    private static readonly FlagContext User = new() { TargetingKey = "u" };

    private readonly SharedFlagStore _store = new();
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"jobkit-flags-{Guid.CreateVersion7():N}.json");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task A_change_on_one_node_is_seen_there_at_once_and_on_the_other_within_one_poll()
    {
        await using var one = await FlagNode.StartAsync(_store, it => it.AddFlag(Blue));
        await using var other = await FlagNode.StartAsync(_store, it => it.AddFlag(Blue));
        (await other.Flags.IsEnabledAsync("blue", User)).Should().BeTrue();

        await one.Flags.UpdateAsync("blue", it => it with { Enabled = false }, Alice);

        (await one.Flags.IsEnabledAsync("blue", User)).Should().BeFalse();
        (await other.Flags.IsEnabledAsync("blue", User)).Should().BeTrue("it has not asked yet");
        await other.PollAsync();
        other.Flags.Evaluate("blue", User).Should().Be(new FlagEvaluation { Reason = FlagReason.Disabled, Version = 2 });
    }

    [Fact]
    public async Task Unchanged_flags_are_not_read_again()
    {
        await using var node = await FlagNode.StartAsync(_store, it => it.AddFlag(Blue));
        var reads = _store.FullReads;

        for (var poll = 0; poll < 5; poll++)
        {
            await node.PollAsync();
        }

        _store.FullReads.Should().Be(reads);
        node.Flags.Evaluate("blue", User).Stale.Should().BeFalse();
    }

    [Fact]
    public async Task Flags_that_went_back_with_their_database_are_read_too()
    {
        await using var node = await FlagNode.StartAsync(_store, it => it.AddFlag(Blue).AddFlag(Blue with { Name = "red" }));
        _store.Instead = [new("blue", (Blue with { Enabled = false }).ToJson(), 1, default, "backup")];

        await node.PollAsync();

        node.Flags.Evaluate("blue", User).Reason.Should().Be(FlagReason.Disabled);
    }

    [Fact]
    public async Task Flags_of_a_restored_database_that_came_to_the_same_version_are_read_all_the_same()
    {
        await using var node = await FlagNode.StartAsync(_store, it => it.AddFlag(Blue).AddFlag(Blue with { Name = "red" }));
        _store.Instead = [new("blue", (Blue with { Enabled = false }).ToJson(), 2, default, "backup")];

        for (var poll = 0; poll < FlagReader.ReadsWithoutLooking; poll++)
        {
            await node.PollAsync();
        }

        node.Flags.Evaluate("blue", User).Reason.Should().Be(FlagReason.Disabled);
    }

    [Fact]
    public async Task A_poll_without_an_answer_is_given_up_and_keeps_nobody_waiting()
    {
        await using var node = await FlagNode.StartAsync(_store, it => it.AddFlag(Blue));
        await using var other = await FlagNode.StartAsync(_store);
        _store.Hangs = true;
        await Pump.UntilAsync(node.Clock, TimeSpan.FromSeconds(1), () => Task.FromResult(_store.Hung > 0));
        _store.Hangs = false;
        await other.Flags.UpdateAsync("blue", it => it with { Enabled = false }, Alice);

        // The half-open connection would have an answer only when the provider gives it up.
        await Pump.UntilAsync(node.Clock, TimeSpan.FromSeconds(1), () => Task.FromResult(node.Flags.Evaluate("blue", User).Reason == FlagReason.Disabled));
    }

    [Fact]
    public async Task A_read_that_comes_back_late_does_not_undo_a_newer_one()
    {
        await using var node = await FlagNode.StartAsync(_store, it => it.AddFlag(Blue));
        await using var other = await FlagNode.StartAsync(_store);
        await other.Flags.UpdateAsync("blue", it => it with { Description = "second" }, Alice);
        var (begun, goes) = (new TaskCompletionSource(), new TaskCompletionSource());
        _store.HeldAnswer = (begun, goes);
        var poll = node.PollAsync();
        await begun.Task.Soon();

        var update = node.Flags.UpdateAsync("blue", it => it with { Enabled = false }, Alice);
        goes.SetResult();
        await update.Soon();
        await poll;

        node.Flags.Evaluate("blue", User).Should().Be(new FlagEvaluation { Reason = FlagReason.Disabled, Version = 3 });
    }

    [Fact]
    public async Task In_an_outage_the_last_known_flags_go_on_marked_stale_until_it_is_over()
    {
        await using var node = await FlagNode.StartAsync(_store, it => it.AddFlag(Blue));
        _store.IsAway = true;

        await node.PollAsync();
        node.Flags.Evaluate("blue", User).Should().Be(new FlagEvaluation { Enabled = true, Reason = FlagReason.TargetingMatch, Version = 1 });
        node.Clock.Advance(TimeSpan.FromSeconds(2));
        node.Flags.Evaluate("blue", User)
            .Should().Be(new FlagEvaluation { Enabled = true, Reason = FlagReason.TargetingMatch, Version = 1, Stale = true });
        (await node.Flags.IsEnabledAsync("nothing", User, defaultValue: true)).Should().BeTrue();

        _store.IsAway = false;
        await UntilFreshAsync(node);
        node.Log.Lines.Should().Contain(line => line.StartsWith("1503 Error: The loop flags met an error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_max_stale_a_flag_that_not_all_had_alike_gives_the_callers_default()
    {
        await using var node = await FlagNode.StartAsync(_store, it => it.AddFlag(Blue).AddFlag(new() { Name = "all", Enabled = true }));
        _store.IsAway = true;

        node.Clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromTicks(1));
        node.Flags.Evaluate("blue", User).Reason.Should().Be(FlagReason.TargetingMatch);
        node.Clock.Advance(TimeSpan.FromTicks(1));

        node.Flags.Evaluate("blue", User).Should().Be(new FlagEvaluation { Reason = FlagReason.Stale, Version = 1, Stale = true });
        (await node.Flags.IsEnabledAsync("blue", User, defaultValue: true)).Should().BeTrue();
        (await node.Flags.IsEnabledAsync("all", User)).Should().BeTrue();
    }

    [Fact]
    public async Task A_store_that_does_not_answer_makes_flags_stale_all_the_same()
    {
        await using var node = await FlagNode.StartAsync(_store, it => it.AddFlag(Blue));
        _store.Held = new();

        node.Clock.Advance(TimeSpan.FromSeconds(3));

        node.Flags.Evaluate("blue", User).Should().Be(new FlagEvaluation { Enabled = true, Reason = FlagReason.TargetingMatch, Version = 1, Stale = true });
        _store.Held.SetResult();
    }

    [Fact]
    public async Task Where_polls_are_further_apart_flags_go_stale_after_three_of_them()
    {
        await using var node = await FlagNode.StartAsync(_store, it => it.AddFlag(Blue).Configure(options => options.FlagRefresh = TimeSpan.FromSeconds(10)));
        _store.Held = new();

        node.Clock.Advance(TimeSpan.FromSeconds(29));
        node.Flags.Evaluate("blue", User).Stale.Should().BeFalse();
        node.Clock.Advance(TimeSpan.FromSeconds(1));
        node.Flags.Evaluate("blue", User).Stale.Should().BeTrue();

        _store.Held.SetResult();
    }

    [Fact]
    public async Task A_start_without_the_store_gives_defaults_and_adds_the_apps_flags_when_it_comes()
    {
        _store.IsAway = true;
        await using var node = await FlagNode.StartAsync(_store, it => it.AddFlag(Blue));
        node.Flags.Evaluate("blue", User, defaultValue: true).Should().Be(new FlagEvaluation { Enabled = true, Reason = FlagReason.Default, Stale = true });
        node.Log.Lines.Should().Contain("1722 Warning: The flags could not be read at the start. Their callers' defaults are used until the store answers.");

        _store.IsAway = false;
        await UntilFreshAsync(node);

        node.Flags.Evaluate("blue", User).Should().Be(new FlagEvaluation { Enabled = true, Reason = FlagReason.TargetingMatch, Version = 1 });
    }

    [Fact]
    public async Task A_start_does_not_wait_for_ever_for_a_store_that_does_not_answer()
    {
        _store.Held = new();
        await using var node = new FlagNode(_store, it => it.AddFlag(Blue));
        var start = node.StartAsync();

        await node.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(5)).Soon();
        start.IsCompleted.Should().BeFalse();
        node.Clock.Advance(TimeSpan.FromSeconds(5));

        await start.Soon();
        _store.Held.SetResult();
    }

    [Fact]
    public async Task A_start_that_is_called_off_while_it_waits_for_the_store_ends()
    {
        _store.Held = new();
        await using var node = new FlagNode(_store, it => it.AddFlag(Blue));
        using var off = new CancellationTokenSource();
        var start = node.StartAsync(off.Token);

        await off.CancelAsync();

        await FluentActions.Awaiting(() => start.Soon()).Should().ThrowAsync<OperationCanceledException>();
        _store.Held.SetResult();
    }

    [Fact]
    public async Task A_file_of_the_last_known_flags_serves_a_start_without_the_store()
    {
        await using (var before = await FlagNode.StartAsync(_store, it => it.AddFlag(Blue).Configure(options => options.FlagFile = _file)))
        {
            await before.Flags.UpdateAsync("blue", it => it with { UserIds = [], Groups = ["staff"] }, Alice);
        }

        _store.IsAway = true;
        await using var node = await FlagNode.StartAsync(_store, it => it.AddFlag(Blue).Configure(options => options.FlagFile = _file));
        var staff = new FlagContext { Groups = ["staff"] };

        node.Flags.Evaluate("blue", staff)
            .Should().Be(new FlagEvaluation { Enabled = true, Reason = FlagReason.TargetingMatch, Version = 2, Stale = true });
        node.Clock.Advance(TimeSpan.FromMinutes(15));
        node.Flags.Evaluate("blue", staff).Reason.Should().Be(FlagReason.Stale);
    }

    [Fact]
    public async Task A_file_of_another_database_at_the_same_version_does_not_outlive_the_outage()
    {
        await using (await FlagNode.StartAsync(_store, it => it.AddFlag(Blue)))
        await using (await FlagNode.StartAsync(
            new SharedFlagStore(), it => it.AddFlag(Blue with { Enabled = false }).Configure(options => options.FlagFile = _file)))
        {
            _store.IsAway = true;
        }

        await using var node = await FlagNode.StartAsync(_store, it => it.Configure(options => options.FlagFile = _file));
        node.Flags.Evaluate("blue", User).Reason.Should().Be(FlagReason.Disabled);

        _store.IsAway = false;
        await UntilFreshAsync(node);

        node.Flags.Evaluate("blue", User).Reason.Should().Be(FlagReason.TargetingMatch);
    }

    [Fact]
    public async Task Who_reads_the_file_while_it_is_written_anew_reads_the_whole_of_the_one_before()
    {
        await using var node = await FlagNode.StartAsync(_store, it => it.AddFlag(Blue).Configure(options => options.FlagFile = _file));
        await using var reader = new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

        await node.Flags.UpdateAsync("blue", it => it with { Enabled = false }, Alice);

        var before = (await JsonSerializer.DeserializeAsync<List<StoredFlag>>(reader))!;
        before.Should().ContainSingle().Which.Version.Should().Be(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[null,{}]")]
    [InlineData("""[{"Name":"blue","Json":"{","Version":1}]""")]
    [InlineData("""[{"Name":"blue","Json":"{","Version":1},{"Name":"blue","Json":"{","Version":2}]""")]
    public async Task A_file_that_cannot_be_read_harms_nothing(string content)
    {
        await File.WriteAllTextAsync(_file, content);
        _store.IsAway = true;

        await using var node = await FlagNode.StartAsync(_store, it => it.AddFlag(Blue).Configure(options => options.FlagFile = _file));

        (await node.Flags.IsEnabledAsync("blue", User, defaultValue: true)).Should().BeTrue();
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_told_and_harms_nothing()
    {
        var nowhere = Path.Combine(_file, "none", "flags.json");
        await using var node = await FlagNode.StartAsync(_store, it => it.AddFlag(Blue).Configure(options => options.FlagFile = nowhere));

        node.Flags.Evaluate("blue", User).Reason.Should().Be(FlagReason.TargetingMatch);
        node.Log.Lines.Should().Contain($"1723 Warning: The file of last known flags {nowhere} could not be written. It serves only starts without the store.");
    }

    [Fact]
    public async Task A_stored_flag_that_cannot_be_read_gives_the_default_and_leaves_the_others_alone()
    {
        _store.Instead = [new("blue", "{", 1, default, "?"), new("red", (Blue with { Name = "red" }).ToJson(), 2, default, "?")];
        await using var node = await FlagNode.StartAsync(_store);

        node.Flags.Evaluate("blue", User, defaultValue: true).Should().Be(new FlagEvaluation { Enabled = true, Reason = FlagReason.Error });
        (await node.Flags.IsEnabledAsync("red", User)).Should().BeTrue();
        node.Log.Lines.Should().Contain(line => line.StartsWith("1721 Warning: The stored flag blue cannot be read", StringComparison.Ordinal));
    }

    private static async Task UntilFreshAsync(FlagNode node)
    {
        for (var poll = 0; node.Flags.Evaluate("blue", User).Stale; poll++)
        {
            poll.Should().BeLessThan(10, "the loop waits at most 5 s between tries");
            await node.PollAsync();
        }
    }
}
