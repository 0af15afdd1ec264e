using JobKit.Migration;
using JobKit.Storage;
using JobKit.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace JobKit.Tests.Migration.Act;

public sealed class RolloutsTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly InMemoryRolloutEvents _events;
    private readonly InMemoryJobStore _jobs;
    private readonly HookedRolloutStore _store;
    private readonly List<IRolloutReaction> _reactions = [];
    private readonly RolloutWriter _writer;
    private readonly Rollouts _rollouts;

    public RolloutsTests()
    {
        _events = new(_clock);
        _jobs = new(_clock);
        _store = new(new InMemoryRolloutStore(_events, _jobs));
        _writer = new(_store, _reactions, _clock, NullLogger<RolloutWriter>.Instance);
        _rollouts = new(_store, _writer);
    }

    [Fact]
    public async Task An_order_from_a_stale_version_is_refused_with_the_present_rollout()
    {
        await BeginAsync(MigrationStage.Canary, 5);

        var order = () => _rollouts.SetShareAsync(Order(2), Some.Share(1));

        (await order.Should().ThrowAsync<RolloutConflictException>()).Which.Current.Version.Should().Be(1);
    }

    [Fact]
    public async Task An_order_that_somebody_overtakes_is_refused_where_it_names_its_version_and_made_anew_where_not()
    {
        await BeginAsync(MigrationStage.Canary, 5);
        _store.BeforeWrite = Once(() => _writer.ChangeAsync(Order(), move => ReviseRollout.Mode(move, RolloutMode.Auto), default));
        await FluentActions.Awaiting(() => _rollouts.SetShareAsync(Order(1), Some.Share(1))).Should().ThrowAsync<RolloutConflictException>();

        _store.BeforeWrite = Once(() => _writer.ChangeAsync(Order(), move => ReviseRollout.Mode(move, RolloutMode.Off), default));
        var after = await _rollouts.SetShareAsync(Order(), Some.Share(1));

        after.Should().BeEquivalentTo(new { Version = 4L, Mode = RolloutMode.Off, Share = Some.Share(1) });
    }

    [Fact]
    public async Task A_rollback_wins_against_whoever_writes_between()
    {
        await BeginAsync(MigrationStage.Canary, 5);
        var overtaken = 0;
        _store.BeforeWrite = async () =>
        {
            if (++overtaken % 2 == 1 && overtaken < 40)
            {
                await _writer.ChangeAsync(Order(), move => move.To(move.Rollout with { Share = Some.Share(25) }, "share"), default);
            }
        };

        var answer = await _rollouts.RollBackAsync(Some.Key, Some.Alice);

        answer.Rollout.Should().BeEquivalentTo(new { Stage = MigrationStage.RolledBack, Version = 22L });
        RolloutEventChain.FirstBroken(await _events.ReadEventsAsync(0, 100, null, default), RolloutEventTip.Start).Should().BeNull();
    }

    [Fact]
    public async Task A_rollback_gives_up_after_a_second_of_others_writing()
    {
        await BeginAsync(MigrationStage.Canary, 5);
        _store.RefusesWrites = true;
        _store.BeforeWrite = () =>
        {
            _clock.Advance(TimeSpan.FromMilliseconds(300));
            return Task.CompletedTask;
        };

        await FluentActions.Awaiting(() => _rollouts.RollBackAsync(Some.Key, Some.Alice)).Should().ThrowAsync<RolloutConflictException>();

        _store.Writes.Should().Be(4 + 1);
    }

    [Fact]
    public async Task The_same_rollback_twice_gives_the_same_result()
    {
        await BeginAsync(MigrationStage.Canary, 5);

        var first = await _rollouts.RollBackAsync(Some.Key, Some.Alice, "key-1");
        await _rollouts.AcknowledgeAsync(Order());
        _clock.Advance(TimeSpan.FromHours(1));
        await _rollouts.StartAsync(Order());
        var second = await _rollouts.RollBackAsync(Some.Key, new("bob", "again"), "key-1");

        second.Rollback.Should().Be(first.Rollback);
        second.Rollout!.Stage.Should().Be(MigrationStage.Shadow, "it was started since, and the call is the old one");
    }

    [Fact]
    public async Task A_dry_run_tells_what_would_be_and_changes_nothing()
    {
        await BeginAsync(MigrationStage.Canary, 5);

        var answer = await _rollouts.RollBackAsync(Some.Key, Some.Alice, dryRun: true);

        answer.Should().BeEquivalentTo(new { Scope = RollbackScope.None, Rollout = new { Stage = MigrationStage.RolledBack } });
        (await _rollouts.FindAsync(Some.Key))!.Stage.Should().Be(MigrationStage.Canary);
    }

    [Fact]
    public async Task What_follows_from_a_change_is_enqueued_with_it_and_a_reaction_that_fails_stops_nothing()
    {
        var job = new NewJob { Id = JobId.New(), Type = "t", Queue = "q", Payload = "{}", ContentHash = "x" };
        _reactions.Add(new Reaction(() => throw new InvalidOperationException("broken")));
        _reactions.Add(new Reaction(() => [job]));
        await BeginAsync(MigrationStage.Canary, 5);

        await _rollouts.RollBackAsync(Some.Key, Some.Alice);

        (await _jobs.GetAsync(job.Id, null, default)).Should().NotBeNull();
        (await _rollouts.FindAsync(Some.Key))!.Stage.Should().Be(MigrationStage.RolledBack);
    }

    [Fact]
    public async Task An_unknown_rollout_is_not_found()
    {
        await FluentActions.Awaiting(() => _rollouts.StartAsync(Order())).Should().ThrowAsync<RolloutNotFoundException>().WithMessage("*create-storybook*");
        await FluentActions.Awaiting(() => _rollouts.RollBackAsync(Some.Key, Some.Alice)).Should().ThrowAsync<RolloutNotFoundException>();
        (await _rollouts.FindAsync(Some.Key)).Should().BeNull();
        (await _rollouts.GetAllAsync()).Should().BeEmpty();
    }

    [Theory]
    [InlineData("", "because")]
    [InlineData("alice", null)]
    [InlineData("alice", " ")]
    public async Task Who_and_why_are_needed(string actor, string? reason)
    {
        await BeginAsync(MigrationStage.Canary, 5);

        await FluentActions.Awaiting(() => _rollouts.SetModeAsync(new(Some.Key, new(actor, reason)), RolloutMode.Auto)).Should().ThrowAsync<ArgumentException>();
        await FluentActions.Awaiting(() => _rollouts.RollBackAsync(Some.Key, new(actor, reason))).Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task The_share_goes_down_freely_and_stays_where_it_is()
    {
        await BeginAsync(MigrationStage.Canary, 25);

        (await _rollouts.SetShareAsync(Order(), Some.Share(25))).Version.Should().Be(1);
        (await _rollouts.SetShareAsync(Order(), Some.Share(3))).Should().BeEquivalentTo(new { Version = 2L, Share = Some.Share(3) });
    }

    [Fact]
    public async Task Too_many_targets_are_refused()
    {
        await BeginAsync(MigrationStage.Canary, 5);

        var order = () => _rollouts.SetTargetsAsync(Order(), new() { Users = [.. Enumerable.Range(0, 1001).Select(it => $"user-{it}")] });

        await order.Should().ThrowAsync<ArgumentException>().WithMessage("*1001*1000*");
    }

    private static RolloutOrder Order(long? version = null) => new(Some.Key, Some.Alice, version);

    private static Func<Task> Once(Func<Task> act)
    {
        var done = false;
        return () =>
        {
            var first = !done;
            done = true;
            return first ? act() : Task.CompletedTask;
        };
    }

    private Task<Rollout?> BeginAsync(MigrationStage stage, decimal share) => _writer.TryAsync(
        new()
        {
            Before = null,
            After = Some.At(stage, share) with { Version = 0 },
            Event = new() { Key = Some.Key, Actor = "alice", Kind = RolloutEventKind.Created },
        },
        default);

    private sealed class Reaction(Func<IEnumerable<NewJob>> jobs) : IRolloutReaction
    {
        public IEnumerable<NewJob> JobsFor(Rollout? before, Rollout after, RolloutEventDraft happened) => before is null ? [] : jobs();
    }
}
