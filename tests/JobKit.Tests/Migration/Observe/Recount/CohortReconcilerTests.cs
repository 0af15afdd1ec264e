using JobKit.Migration;
using JobKit.Testing;

namespace JobKit.Tests.Migration.Observe.Recount;

public sealed class CohortReconcilerTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ManualTimeProvider _clock = new();
    private readonly InMemoryObservationStore _store;
    private readonly PagedJobs _jobs = new();

    public CohortReconcilerTests() => _store = new(_clock);

    [Fact]
    public async Task A_cohort_that_does_not_add_up_is_recounted_once_from_all_pages_of_its_time()
    {
        await CountAsync(new() { Units = 400, Done = 450 });
        _jobs.All.AddRange(Enumerable.Range(0, 450).Select(i => CandidateRecountTests.Job(JobStatus.Completed, i).Job));
        _jobs.All.Add(_jobs.All[0] with { Id = Id(Observed.Start.AddSeconds(20)), Metadata = null });
        _jobs.All.Add(_jobs.All[0] with { Id = Id(Observed.Start.AddMinutes(-3)) });
        _clock.Advance(TimeSpan.FromMinutes(2));

        (await ReconcileAsync()).Should().Be(1);
        (await ReconcileAsync()).Should().Be(0);

        var row = (await RowsAsync()).Should().ContainSingle().Subject;
        row.Reconciled.Should().BeTrue();
        (row.Sums.Units, row.Sums.Done).Should().Be((450L, 450L));
        _jobs.Asked.Should().Be(3, "three pages, once");
    }

    [Fact]
    public async Task A_recount_does_not_walk_through_what_is_newer_or_older_than_its_cohort()
    {
        await CountAsync(new() { Units = 1, Done = 2 });
        _jobs.All.AddRange([CandidateRecountTests.Job(JobStatus.Completed, 1).Job, CandidateRecountTests.Job(JobStatus.Failed, 2).Job]);
        var other = _jobs.All[0] with { Metadata = null };
        _jobs.All.AddRange(Enumerable.Range(4, 20_000).SelectMany(minutes => new[]
        {
            other with { Id = Id(Observed.Start.AddMinutes(minutes)) },
            other with { Id = Id(Observed.Start.AddMinutes(-minutes)) },
        }));
        _clock.Advance(TimeSpan.FromMinutes(2));

        (await ReconcileAsync()).Should().Be(1);

        (await RowsAsync())[0].Sums.Should().Match<CohortSums>(it => it.Units == 2 && it.Errors == 1);
        _jobs.Asked.Should().Be(1, "of 40,002 jobs two are of its time");
    }

    [Fact]
    public async Task A_cohort_that_adds_up_asks_for_no_jobs()
    {
        await CountAsync(new() { Units = 4, Done = 4 });
        _clock.Advance(TimeSpan.FromDays(1));

        (await ReconcileAsync()).Should().Be(0);

        _jobs.Asked.Should().Be(0);
    }

    [Fact]
    public async Task A_cohort_with_a_job_under_way_waits_until_it_is_mature()
    {
        await CountAsync(new() { Units = 1, Done = 2 });
        _jobs.All.AddRange([CandidateRecountTests.Job(JobStatus.Completed, 1).Job, CandidateRecountTests.Job(JobStatus.Processing, 0).Job]);
        _clock.Advance(TimeSpan.FromMinutes(2));
        (await ReconcileAsync()).Should().Be(0);

        _clock.Advance(Hour);
        (await ReconcileAsync()).Should().Be(1);

        (await RowsAsync())[0].Sums.Should().Match<CohortSums>(it => it.Units == 2 && it.Done == 1);
    }

    [Fact]
    public async Task A_unit_that_died_with_its_node_leaves_the_count_and_one_that_hangs_on_a_node_that_lives_does_not()
    {
        await CountAsync(new() { Units = 3, Done = 1 });
        await CountAsync(new() { Units = 3, Done = 1 }, minute: 10, node: "lives");
        _jobs.All.AddRange([CandidateRecountTests.Job(JobStatus.Completed, 1).Job, CandidateRecountTests.Job(JobStatus.Completed, 2).Job]);
        _jobs.All.AddRange(Enumerable.Range(1, 2).Select(i => CandidateRecountTests.Job(JobStatus.Completed, i, cohort: Observed.Cohort(ObservedArm.Candidate, 10)).Job));
        _clock.Advance(TimeSpan.FromMinutes(11) + Hour);

        (await ReconcileAsync()).Should().Be(2);

        (await RowsAsync()).Select(it => (it.Sums.Units, it.Sums.Done)).Should().Equal((2, 2), (3, 2));
    }

    [Fact]
    public async Task While_a_node_is_slow_to_tell_nothing_is_recounted()
    {
        await CountAsync(new() { Units = 1, Done = 2 });
        _jobs.All.AddRange([CandidateRecountTests.Job(JobStatus.Completed, 1).Job, CandidateRecountTests.Job(JobStatus.Failed, 2).Job]);
        _clock.Advance(TimeSpan.FromSeconds(65));
        await HearAsync("hangs");
        _clock.Advance(TimeSpan.FromSeconds(29));

        (await ReconcileAsync()).Should().Be(0, "what it has not told yet would find the row closed");
        _clock.Advance(TimeSpan.FromSeconds(1));

        (await ReconcileAsync()).Should().Be(1, "it is gone");
    }

    private static JobId Id(DateTimeOffset made) => new(Guid.CreateVersion7(made));

    private async Task CountAsync(CohortSums sums, int minute = 0, string node = "node") =>
        await _store.AddAsync(new(node, 1, [new(Observed.Cohort(ObservedArm.Candidate, minute), sums, SubCounts.Zero)]), default);

    private Task<IReadOnlyList<CohortRow>> RowsAsync() =>
        _store.ReadCohortsAsync(Observed.Key, 1, Observed.Start, Observed.Start.AddDays(1), default);

    private Task<bool> HearAsync(string node) => _store.AddAsync(new(node, _clock.GetUtcNow().Ticks, []), default);

    /// <summary>As a node that lives and has just told so.</summary>
    private async Task<int> ReconcileAsync()
    {
        await HearAsync("lives");
        return await new CohortReconciler(_store, _jobs).ReconcileAsync(await RowsAsync(), Observed.Minute, Hour, await _store.ReadNodesAsync(default), default);
    }
}
