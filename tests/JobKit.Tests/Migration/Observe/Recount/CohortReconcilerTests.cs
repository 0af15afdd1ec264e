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
        _jobs.All.Add(_jobs.All[0] with { Id = JobId.New(), Metadata = null });
        _jobs.All.Add(_jobs.All[0] with { Id = JobId.New(), CreatedAt = Observed.Start.AddMinutes(-3) });
        _clock.Advance(TimeSpan.FromMinutes(2));

        (await ReconcileAsync()).Should().Be(1);
        (await ReconcileAsync()).Should().Be(0);

        var row = (await RowsAsync()).Should().ContainSingle().Subject;
        row.Reconciled.Should().BeTrue();
        (row.Sums.Units, row.Sums.Done).Should().Be((450L, 450L));
        _jobs.Asked.Should().Be(3, "three pages, once");
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

    private async Task CountAsync(CohortSums sums) =>
        await _store.AddAsync(new("node", 1, [new(Observed.Cohort(ObservedArm.Candidate), sums, SubCounts.Zero)]), default);

    private Task<IReadOnlyList<CohortRow>> RowsAsync() =>
        _store.ReadCohortsAsync(Observed.Key, 1, Observed.Start, Observed.Start.AddDays(1), default);

    private async Task<int> ReconcileAsync() =>
        await new CohortReconciler(_store, _jobs).ReconcileAsync(await RowsAsync(), Observed.Minute, Hour, _clock.GetUtcNow(), default);
}
