using JobKit.Migration;
using JobKit.Storage;
using JobKit.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace JobKit.Tests.Migration.Act;

public sealed class RolloutWriterTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly InMemoryRolloutEvents _events;
    private readonly InMemoryJobStore _jobs;
    private readonly HookedRolloutStore _store;
    private readonly List<IRolloutReaction> _reactions = [];
    private readonly RolloutWriter _writer;

    public RolloutWriterTests()
    {
        _events = new(_clock);
        _jobs = new(_clock);
        _store = new(new InMemoryRolloutStore(_events, _jobs));
        _writer = new(_store, _reactions, _clock, NullLogger<RolloutWriter>.Instance);
    }

    [Fact]
    public async Task An_order_from_a_stale_version_is_refused_with_the_present_rollout()
    {
        await BeginAsync(MigrationStage.Canary, 5);

        var order = () => _writer.ChangeAsync(Order(2), move => LowerShare.Of(move, Some.Share(1)), default);

        (await order.Should().ThrowAsync<RolloutConflictException>()).Which.Current.Version.Should().Be(1);
    }

    [Fact]
    public async Task An_order_that_somebody_overtakes_is_refused_where_it_names_its_version_and_made_anew_where_not()
    {
        await BeginAsync(MigrationStage.Canary, 5);
        _store.BeforeWrite = Once(() => _writer.ChangeAsync(Order(), move => ReviseRollout.Mode(move, RolloutMode.Auto), default));
        await FluentActions.Awaiting(() => _writer.ChangeAsync(Order(1), move => LowerShare.Of(move, Some.Share(1)), default)).Should().ThrowAsync<RolloutConflictException>();

        _store.BeforeWrite = Once(() => _writer.ChangeAsync(Order(), move => ReviseRollout.Mode(move, RolloutMode.Off), default));
        var after = await _writer.ChangeAsync(Order(), move => LowerShare.Of(move, Some.Share(1)), default);

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

        var answer = await RollBackAsync();

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

        await FluentActions.Awaiting(() => RollBackAsync()).Should().ThrowAsync<RolloutConflictException>();

        _store.Writes.Should().Be(4 + 1);
    }

    [Fact]
    public async Task What_follows_from_a_change_is_enqueued_with_it_and_a_reaction_that_fails_stops_nothing()
    {
        var job = new NewJob { Id = JobId.New(), Type = "t", Queue = "q", Payload = "{}", ContentHash = "x" };
        _reactions.Add(new Reaction(() => throw new InvalidOperationException("broken")));
        _reactions.Add(new Reaction(() => [job]));
        await BeginAsync(MigrationStage.Canary, 5);

        await RollBackAsync();

        (await _jobs.GetAsync(job.Id, null, default)).Should().NotBeNull();
        RolloutRows.Read((await _store.ReadAsync(Some.Key, default)).Rollouts[0]).Stage.Should().Be(MigrationStage.RolledBack);
    }

    [Theory]
    [InlineData(6, MigrationStage.Canary)]
    [InlineData(3, MigrationStage.RolledBack)]
    public async Task A_rollback_on_evidence_is_made_in_its_epoch_alone(long epoch, MigrationStage stage)
    {
        await BeginAsync(MigrationStage.Canary, 5);

        var answer = await _writer.RollBackAsync(Order(), null, "{}", epoch, leaveFrozen: true, default);

        answer.Rollout!.Stage.Should().Be(stage);
    }

    [Fact]
    public async Task A_rollback_on_evidence_leaves_a_freeze_to_people()
    {
        await BeginAsync(MigrationStage.Canary, 5);
        await _writer.ChangeAsync(Order(), FreezeRollout.Of, default);

        (await _writer.RollBackAsync(Order(), null, "{}", 3, leaveFrozen: true, default)).Rollout!.Stage.Should().Be(MigrationStage.Frozen);
        (await RollBackAsync()).Rollout!.Stage.Should().Be(MigrationStage.RolledBack);
    }

    private Task<RollbackAnswer> RollBackAsync() => _writer.RollBackAsync(Order(), null, "{}", epoch: null, leaveFrozen: false, default);

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
