using JobKit.Migration;
using JobKit.Testing;

namespace JobKit.Tests.Migration.Observe.Recount;

public sealed class SilentNodesTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ManualTimeProvider _clock = new();
    private readonly InMemoryObservationStore _store;
    private readonly PagedJobs _jobs = new();
    private readonly SilentNodes _silent;
    private long _seq;

    public SilentNodesTests()
    {
        _store = new(_clock);
        _silent = new(new(_store, _jobs));
    }

    [Fact]
    public async Task A_job_that_began_and_ended_in_its_nodes_last_unsent_second_is_counted_once_the_node_is_silent()
    {
        await SendAsync("dies", units: 3, done: 3);
        Jobs(JobStatus.Completed, JobStatus.Completed, JobStatus.Completed, JobStatus.Failed);
        await LaterAsync(TimeSpan.FromSeconds(99));

        (await LookAsync()).Should().BeNull("other nodes may still tell of the minute");
        await LaterAsync(TimeSpan.FromSeconds(1));

        (await LookAsync()).Should().Be(1);
        (await LookAsync()).Should().BeNull();
        (await RowsAsync()).Should().ContainSingle().Which.Should().Match<CohortRow>(it => it.Reconciled && it.Sums.Units == 4 && it.Sums.Done == 4 && it.Sums.Errors == 1);
    }

    [Fact]
    public async Task A_cohort_that_only_the_dead_node_knew_of_is_made_from_its_jobs()
    {
        await SendAsync("dies", units: 0, done: 0);
        Jobs(JobStatus.Failed);
        await LaterAsync(TimeSpan.FromMinutes(2));

        (await LookAsync()).Should().Be(1);

        (await RowsAsync()).Should().ContainSingle().Which.Sums.Should().Match<CohortSums>(it => it.Units == 1 && it.Errors == 1);
    }

    [Fact]
    public async Task Where_nothing_is_missing_nothing_is_written_and_it_is_looked_at_once()
    {
        await SendAsync("stopped", units: 2, done: 2);
        Jobs(JobStatus.Completed, JobStatus.Completed);
        await LaterAsync(TimeSpan.FromMinutes(2));

        (await LookAsync()).Should().Be(0);
        (await LookAsync()).Should().BeNull();

        (await RowsAsync()).Should().ContainSingle().Which.Reconciled.Should().BeFalse();
    }

    [Fact]
    public async Task While_a_job_of_theirs_is_under_way_it_is_looked_at_again_after_as_long()
    {
        await SendAsync("dies", units: 0, done: 0);
        Jobs(JobStatus.Processing);
        await LaterAsync(TimeSpan.FromMinutes(2));
        (await LookAsync()).Should().Be(0);

        Jobs(JobStatus.Completed);
        await LaterAsync(TimeSpan.FromSeconds(119));
        (await LookAsync()).Should().BeNull();
        await LaterAsync(TimeSpan.FromSeconds(1));

        (await LookAsync()).Should().Be(1);
        (await RowsAsync())[0].Sums.Done.Should().Be(1);
    }

    [Fact]
    public async Task Numbers_that_do_not_agree_yet_are_left_until_they_do()
    {
        await SendAsync("dies", units: 2, done: 1);
        Jobs(JobStatus.Completed, JobStatus.Completed, JobStatus.Completed);
        await LaterAsync(TimeSpan.FromMinutes(2));
        (await LookAsync()).Should().Be(0, "another node may be about to tell of the end");

        await SendAsync("lives", units: 0, done: 1);
        await LaterAsync(TimeSpan.FromMinutes(2));

        (await LookAsync()).Should().Be(1);
        (await RowsAsync())[0].Sums.Units.Should().Be(3);
    }

    [Fact]
    public async Task A_node_that_is_heard_is_not_looked_after_nor_one_gone_for_days_nor_are_other_cohorts()
    {
        await SendAsync("dies", units: 0, done: 0);
        var cohort = Observed.Cohort(ObservedArm.Candidate);
        foreach (var other in new[] { cohort with { Epoch = 2 }, cohort with { Arm = ObservedArm.Legacy }, cohort with { Key = "other" }, Observed.Cohort(ObservedArm.Candidate, 1) })
        {
            _jobs.All.Add(CandidateRecountTests.Job(JobStatus.Completed, 1, cohort: other).Job);
        }

        await LaterAsync(TimeSpan.FromMinutes(2));
        (await LookAsync()).Should().Be(0);
        (await RowsAsync()).Should().BeEmpty();

        Jobs(JobStatus.Completed);
        _clock.Advance(TimeSpan.FromDays(2));
        (await new SilentNodes(new(_store, _jobs)).LookAfterAsync(Observed.Key, 1, await NodesAsync(), Observed.Minute, Hour, default)).Should().BeNull();
    }

    private void Jobs(params JobStatus[] statuses)
    {
        _jobs.All.Clear();
        _jobs.All.AddRange(statuses.Select(status => CandidateRecountTests.Job(status, 1).Job));
    }

    private async Task SendAsync(string node, long units, long done)
    {
        var sums = new CohortSums { Units = units, Done = done };
        CohortDelta[] deltas = units + done == 0 ? [] : [new(Observed.Cohort(ObservedArm.Candidate), sums, SubCounts.Zero)];
        await _store.AddAsync(new(node, ++_seq, deltas), default);
    }

    /// <summary>Time goes by, and a node that lives says so.</summary>
    private async Task LaterAsync(TimeSpan time)
    {
        _clock.Advance(time);
        await SendAsync("lives", units: 0, done: 0);
    }

    private Task<ObservedNodes> NodesAsync() => _store.ReadNodesAsync(default);

    private async Task<int?> LookAsync() => await _silent.LookAfterAsync(Observed.Key, 1, await NodesAsync(), Observed.Minute, Hour, default);

    private Task<IReadOnlyList<CohortRow>> RowsAsync() =>
        _store.ReadCohortsAsync(Observed.Key, 1, Observed.Start.AddDays(-1), Observed.Start.AddDays(1), default);
}
