using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Migration.Flags;

public sealed class FeatureFlagsTests
{
    private static readonly OperatorAction Alice = new("alice", "because");
    private static readonly FeatureFlag Blue = new() { Name = "blue", Enabled = true };

    private readonly SharedFlagStore _store = new();

    [Fact]
    public async Task An_update_gives_the_flag_with_its_new_version_and_who_made_it_when()
    {
        await using var node = await NodeAsync();
        var read = (await node.Flags.FindAsync("blue"))!;

        var written = await node.Flags.UpdateAsync(read with { Share = TrafficShare.FromPercent(25) }, Alice);

        (written.Version, written.UpdatedBy, written.UpdatedAt).Should().Be((read.Version + 1, "alice", _store.Clock.GetUtcNow()));
        written.Share.Percent.Should().Be(25);
        node.Flags.GetAll()["blue"].Should().BeEquivalentTo(written);
    }

    [Fact]
    public async Task An_update_from_an_old_version_is_a_conflict_that_carries_the_current_flag()
    {
        await using var node = await NodeAsync();
        var old = (await node.Flags.FindAsync("blue"))!;
        var current = await node.Flags.UpdateAsync(old with { Description = "first" }, Alice);

        var late = () => node.Flags.UpdateAsync(old with { Description = "second" }, new("bob", "me too"));

        var conflict = (await late.Should().ThrowAsync<FeatureFlagConflictException>()
            .WithMessage("The flag blue is at version 2, changed by alice; the update was made from version 1. Look at the current flag, and make the change to that.")).Which;
        conflict.Current.Should().BeEquivalentTo(current);
        (await EventsAsync()).Should().HaveCount(2, "nothing was written");
    }

    [Fact]
    public async Task A_change_that_comes_between_an_updates_reading_and_writing_is_a_conflict_too()
    {
        await using var node = await NodeAsync();
        var read = (await node.Flags.FindAsync("blue"))!;
        _store.BeforeWrite = () => node.Flags.UpdateAsync(read with { Description = "quicker" }, Alice);

        var update = () => node.Flags.UpdateAsync(read with { Description = "slower" }, Alice);

        (await update.Should().ThrowAsync<FeatureFlagConflictException>()).Which.Current.Description.Should().Be("quicker");
    }

    [Fact]
    public async Task A_change_by_rule_is_made_again_on_what_somebody_else_wrote_meanwhile()
    {
        await using var node = await NodeAsync();
        _store.BeforeWrite = () => node.Flags.UpdateAsync("blue", it => it with { Description = "kept" }, Alice);

        var off = await node.Flags.UpdateAsync("blue", it => it with { Enabled = false, Name = "other", Version = 99 }, Alice);

        (off.Name, off.Enabled, off.Description, off.Version).Should().Be(("blue", false, "kept", 3));
    }

    [Fact]
    public async Task A_change_by_rule_gives_up_after_five_others()
    {
        await using var node = await NodeAsync();
        var others = 0;
        Func<Task>? interfere = null;
        interfere = async () =>
        {
            await node.Flags.UpdateAsync("blue", it => it with { Description = $"{++others}" }, Alice);
            _store.BeforeWrite = interfere;
        };
        _store.BeforeWrite = interfere;

        var change = () => node.Flags.UpdateAsync("blue", it => it with { Enabled = false }, Alice);

        await change.Should().ThrowAsync<FeatureFlagConflictException>();
        others.Should().Be(5);
    }

    [Fact]
    public async Task An_unknown_flag_reads_as_none_and_cannot_be_updated()
    {
        await using var node = await NodeAsync();

        (await node.Flags.FindAsync("red")).Should().BeNull();
        (await node.Flags.IsEnabledAsync("red")).Should().BeFalse();
        (await node.Flags.IsEnabledAsync(null!, defaultValue: true)).Should().BeTrue();
        foreach (var update in new Func<Task>[] { () => node.Flags.UpdateAsync(Blue with { Name = "red" }, Alice), () => node.Flags.UpdateAsync("red", it => it, Alice) })
        {
            await update.Should().ThrowAsync<FeatureFlagNotFoundException>()
                .WithMessage("There is no flag \"red\". Use the name of one that exists, or add it at the app's start with AddFlag().");
        }
    }

    [Fact]
    public async Task A_wrong_flag_or_an_update_without_a_reason_is_refused_and_writes_nothing()
    {
        await using var node = await NodeAsync();
        var blue = (await node.Flags.FindAsync("blue"))!;
        foreach (var update in new Func<Task>[]
        {
            () => node.Flags.UpdateAsync(blue with { Salt = "" }, Alice),
            () => node.Flags.UpdateAsync("blue", it => it with { Salt = "" }, Alice),
            () => node.Flags.UpdateAsync(blue, new OperatorAction("alice")),
            () => node.Flags.UpdateAsync("blue", it => it, new OperatorAction("alice", " ")),
            () => node.Flags.InitializeAsync([Blue with { Name = "good" }, Blue with { Name = "not good" }]),
        })
        {
            await update.Should().ThrowAsync<FeatureFlagInvalidException>();
        }

        (await EventsAsync()).Should().ContainSingle();
    }

    [Fact]
    public void A_wrong_flag_of_the_apps_own_is_refused_where_it_is_added()
    {
        var add = () => new ServiceCollection().AddJobMigration(it => it.AddFlag(Blue with { Name = "not good" }));

        add.Should().Throw<FeatureFlagInvalidException>().WithMessage("name is \"not good\".*");
    }

    [Fact]
    public async Task Initializing_adds_what_is_missing_and_leaves_what_was_changed()
    {
        await using var node = await NodeAsync();
        await node.Flags.UpdateAsync("blue", it => it with { Enabled = false }, Alice);

        await node.Flags.InitializeAsync([Blue, new() { Name = "red", Enabled = true }, new() { Name = "red" }]);

        (await node.Flags.FindAsync("blue"))!.Enabled.Should().BeFalse();
        (await node.Flags.FindAsync("red"))!.Enabled.Should().BeTrue();
    }

    [Fact]
    public async Task Each_write_is_an_event_of_the_chain_with_the_flag_before_and_after()
    {
        await using var node = await NodeAsync();
        var before = (await node.Flags.FindAsync("blue"))!;
        var after = await node.Flags.UpdateAsync(before with { Enabled = false }, Alice);

        var events = await EventsAsync();

        events.Select(it => (it.Key, it.Kind, it.Actor, it.From, it.To, it.Reason, it.Version)).Should().Equal(
            ("flag:blue", "flag", "app", null, "100 %", "initialize", 1),
            ("flag:blue", "flag", "alice", "100 %", "off", "because", 2));
        events[0].Evidence.Should().Be($$"""{"before":null,"after":{{before.ToJson()}}}""");
        events[1].Evidence.Should().Be($$"""{"before":{{before.ToJson()}},"after":{{after.ToJson()}}}""");
        RolloutEventChain.FirstBroken(events, RolloutEventTip.Start).Should().BeNull();
    }

    [Fact]
    public async Task A_change_that_was_made_is_told_as_made_even_if_it_cannot_be_read_back()
    {
        await using var node = await NodeAsync();
        _store.BeforeWrite = () =>
        {
            _store.IsAway = true;
            return Task.CompletedTask;
        };

        (await node.Flags.UpdateAsync("blue", it => it with { Enabled = false }, Alice)).Enabled.Should().BeFalse();
    }

    private async Task<FlagNode> NodeAsync() => await FlagNode.StartAsync(_store, it => it.AddFlag(Blue));

    private Task<IReadOnlyList<RolloutEvent>> EventsAsync() => _store.Events.ReadEventsAsync(0, 100, null, CancellationToken.None);
}
