using JobKit.Migration;
using JobKit.Testing;

namespace JobKit.Tests.Migration.Observe.Record;

public sealed class JobOutcomeTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly MigrationMonitor _monitor;
    private readonly RouteStamp _stamp = new() { Cohort = Observed.Cohort(ObservedArm.Candidate), Sub = 8 };

    public JobOutcomeTests() => _monitor = new(_clock);

    [Fact]
    public async Task A_job_counts_in_the_cohort_of_its_request_whenever_it_ends_and_on_whatever_node()
    {
        _clock.Advance(TimeSpan.FromDays(2));

        await TellAsync(Observed.Ended(_stamp, JobStatus.Completed, TimeSpan.FromSeconds(3)));

        var delta = _monitor.Drain().Should().ContainSingle().Subject;
        delta.Cohort.Should().Be(_stamp.Cohort);
        delta.Sums.Should().Be(new CohortSums { Done = 1, Result = Observed.Times([3_000_000]) });
        delta.Subs.IsZero.Should().BeTrue();
    }

    [Fact]
    public async Task A_failed_job_is_an_error_of_its_sub()
    {
        await TellAsync(Observed.Ended(_stamp, JobStatus.Failed, TimeSpan.FromSeconds(1)));

        var delta = _monitor.Drain().Should().ContainSingle().Subject;
        delta.Sums.Should().Be(new CohortSums { Done = 1, Errors = 1, Result = Observed.Times([], [1_000_000]) });
        delta.Subs.Should().Be(Observed.Subs(8, 0, 1));
    }

    [Fact]
    public async Task A_cancelled_job_ended_and_is_no_error()
    {
        await TellAsync(Observed.Ended(_stamp, JobStatus.Cancelled, TimeSpan.FromSeconds(1)));

        _monitor.Drain().Should().ContainSingle().Which.Sums.Should().Be(new CohortSums { Done = 1, Cancelled = 1 });
    }

    [Fact]
    public async Task Jobs_without_a_stamp_are_passed_over()
    {
        await TellAsync(Observed.Ended(_stamp, JobStatus.Failed, default) with { Metadata = null });

        _monitor.Drain().Should().BeEmpty();
    }

    [Fact]
    public void Comparisons_count_in_the_cohort_of_their_request()
    {
        _monitor.Compared(_stamp, mismatch: true);
        _monitor.Compared(_stamp, mismatch: false);

        _monitor.Drain().Should().ContainSingle().Which.Sums.Should().Be(new CohortSums { Compared = 2, Mismatched = 1 });
        _monitor.Drain().Should().BeEmpty();
    }

    private async Task TellAsync(SettledJob job) => await new JobOutcomeCount(_monitor).OnSettledAsync([job], CancellationToken.None);
}
