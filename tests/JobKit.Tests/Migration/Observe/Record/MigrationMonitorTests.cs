using JobKit.Migration;
using JobKit.Testing;

namespace JobKit.Tests.Migration.Observe.Record;

public sealed class MigrationMonitorTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTimeProvider _clock = new();
    private readonly MigrationMonitor _monitor;
    private readonly ObservedEndpoint _endpoint;

    public MigrationMonitorTests()
    {
        _monitor = new(_clock);
        _endpoint = _monitor.Endpoint(Observed.Key, Observed.Name);
    }

    [Fact]
    public void A_legacy_response_is_its_own_result()
    {
        Request(MigrationSide.Legacy, 1_500, RequestOutcome.Succeeded);

        var delta = _monitor.Drain().Should().ContainSingle().Subject;
        delta.Cohort.Should().Be(Observed.Cohort(ObservedArm.Legacy));
        var times = Observed.Times([1_500]);
        delta.Sums.Should().Be(new CohortSums { Units = 1, Done = 1, Ack = times, Result = times });
        delta.Subs.Should().Be(Observed.Subs(3, 1, 0));
    }

    [Fact]
    public void A_failure_is_an_error_of_its_sub_and_its_time_stands_apart()
    {
        Request(MigrationSide.Candidate, 900, RequestOutcome.Failed);

        var delta = _monitor.Drain().Should().ContainSingle().Subject;
        var times = Observed.Times([], [900]);
        delta.Sums.Should().Be(new CohortSums { Units = 1, Done = 1, Errors = 1, Ack = times, Result = times });
        delta.Subs.Should().Be(Observed.Subs(3, 1, 1));
    }

    [Fact]
    public void An_accepted_request_is_acknowledged_and_its_result_is_to_come()
    {
        Request(MigrationSide.Candidate, 700, RequestOutcome.Accepted);

        _monitor.Drain().Should().ContainSingle().Which.Sums.Should().Be(new CohortSums { Units = 1, Ack = Observed.Times([700]) });
    }

    [Fact]
    public void Clients_that_left_stay_units_are_told_apart_and_are_no_errors()
    {
        Request(MigrationSide.Legacy, 5, RequestOutcome.Aborted);
        Request(MigrationSide.Candidate, 5, RequestOutcome.AcceptedThenAborted);

        var sums = Observed.Sum(_monitor.Drain());
        sums[Observed.Cohort(ObservedArm.Legacy)].Sums.Should().Be(new CohortSums { Units = 1, Done = 1, Aborted = 1 });
        sums[Observed.Cohort(ObservedArm.Candidate)].Sums.Should().Be(new CohortSums { Units = 1, Aborted = 1 });
    }

    [Fact]
    public void Only_units_that_chance_routed_are_in_the_arms_that_are_compared()
    {
        foreach (var side in Enum.GetValues<MigrationSide>())
        {
            _monitor.Record(_monitor.Begin(_endpoint, Observed.To(side, randomised: false)), 1, RequestOutcome.Succeeded);
        }

        _monitor.Drain().Select(it => it.Cohort.Arm).Should().BeEquivalentTo([ObservedArm.LegacyTargeted, ObservedArm.CandidateTargeted]);
    }

    [Fact]
    public void A_request_belongs_to_the_cohort_in_which_it_began_however_long_it_takes()
    {
        var slow = _monitor.Begin(_endpoint, Observed.To(MigrationSide.Legacy));
        _monitor.Drain().Should().ContainSingle().Which.Sums.Should().Be(new CohortSums { Units = 1 });

        _clock.Advance(TimeSpan.FromHours(1));
        Request(MigrationSide.Legacy, 1, RequestOutcome.Succeeded);
        _monitor.Drain().Should().ContainSingle().Which.Cohort.Start.Should().Be(Observed.Start.AddHours(1));

        _monitor.Record(slow, 3_600_000_000, RequestOutcome.Failed);
        var late = _monitor.Drain().Should().ContainSingle().Subject;
        late.Cohort.Start.Should().Be(Observed.Start);
        late.Sums.Should().Be(new CohortSums { Done = 1, Errors = 1, Ack = Observed.Times([], [3_600_000_000]), Result = Observed.Times([], [3_600_000_000]) });
    }

    [Theory]
    [InlineData(5, 12)]
    [InlineData(7, 8)]
    [InlineData(60, 1)]
    public void Cohorts_follow_each_other_in_whole_intervals_of_unix_time(int seconds, int fewest)
    {
        var endpoint = _monitor.Endpoint(Observed.Key, "by interval");
        for (var second = 0; second < 60; second++)
        {
            _monitor.Record(endpoint, Observed.To(MigrationSide.Legacy, 0) with { Cohort = seconds * Second }, 1, RequestOutcome.Succeeded);
            _clock.Advance(Second);
        }

        var starts = Observed.Sum(_monitor.Drain()).Keys.Select(it => it.Start.ToUnixTimeSeconds()).Order().ToList();
        starts.Should().HaveCountGreaterThanOrEqualTo(fewest).And.OnlyContain(it => it % seconds == 0);
        starts.Zip(starts.Skip(1), (a, b) => b - a).All(it => it == seconds).Should().BeTrue();
    }

    [Fact]
    public void A_decision_of_another_plan_opens_cohorts_of_its_length()
    {
        _clock.Advance(7 * Second);
        _monitor.Begin(_endpoint, Observed.To(MigrationSide.Legacy, epoch: 1));
        _monitor.Begin(_endpoint, Observed.To(MigrationSide.Legacy, epoch: 2) with { Cohort = 5 * Second });

        var starts = _monitor.Drain().ToDictionary(it => it.Cohort.Epoch, it => it.Cohort.Start);
        starts[1].Should().Be(Observed.Start);
        starts[2].Should().Be(Observed.Start + (5 * Second));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_repetition_leaves_all_counts(bool drainedBetween)
    {
        var drained = new List<CohortDelta>();
        var first = _monitor.Begin(_endpoint, Observed.To(MigrationSide.Candidate));
        var second = _monitor.Begin(_endpoint, Observed.To(MigrationSide.Candidate));
        if (drainedBetween)
        {
            drained.AddRange(_monitor.Drain());
        }

        _monitor.Record(first, 3, RequestOutcome.Accepted);
        _monitor.Record(second, 9, RequestOutcome.Repeated);

        drained.AddRange(_monitor.Drain());
        var delta = Observed.Sum(drained).Should().ContainSingle().Subject.Value;
        delta.Sums.Should().Be(new CohortSums { Units = 1, Ack = Observed.Times([3]) });
        delta.Subs.Should().Be(Observed.Subs(3, 1, 0));
    }

    [Fact]
    public void A_cohort_of_repetitions_alone_leaves_memory()
    {
        Request(MigrationSide.Candidate, 1, RequestOutcome.Repeated);
        _clock.Advance(TimeSpan.FromMinutes(10));
        _monitor.Drain();

        _endpoint.Live.Should().Be(0);
    }

    [Fact]
    public void A_clock_that_jumps_back_never_leads_to_an_earlier_cohort()
    {
        _clock.Advance(TimeSpan.FromMinutes(10));
        Request(MigrationSide.Legacy, 1, RequestOutcome.Succeeded);
        _clock.Skew(TimeSpan.FromHours(-2));
        Request(MigrationSide.Legacy, 1, RequestOutcome.Succeeded);
        _monitor.Record(_monitor.Begin(_endpoint, Observed.To(MigrationSide.Legacy, epoch: 2)), 1, RequestOutcome.Succeeded);

        Observed.Sum(_monitor.Drain()).Keys.Select(it => (it.Epoch, it.Start)).Should()
            .BeEquivalentTo([(1L, Observed.Start.AddMinutes(10)), (2L, Observed.Start.AddMinutes(10))]);
    }

    [Fact]
    public void A_clock_that_jumps_back_by_months_sets_no_timer_that_far()
    {
        Request(MigrationSide.Legacy, 1, RequestOutcome.Succeeded);
        _clock.Skew(TimeSpan.FromDays(-90));
        _monitor.Record(_monitor.Begin(_endpoint, Observed.To(MigrationSide.Legacy, epoch: 2)), 1, RequestOutcome.Succeeded);

        _clock.NextTimerAt.Should().Be(_clock.GetUtcNow() + Observed.Minute);
    }

    [Fact]
    public void A_clock_that_jumps_ahead_is_followed_at_the_next_drain()
    {
        Request(MigrationSide.Legacy, 1, RequestOutcome.Succeeded);
        _clock.Skew(TimeSpan.FromMinutes(10));
        _monitor.Drain();
        Request(MigrationSide.Legacy, 1, RequestOutcome.Succeeded);

        _monitor.Drain().Should().ContainSingle().Which.Cohort.Start.Should().Be(Observed.Start.AddMinutes(10));
    }

    [Fact]
    public void No_request_reads_the_clock_once_its_cohort_is_there()
    {
        var clock = new ReadsOfTheClock();
        var monitor = new MigrationMonitor(clock);
        var endpoint = monitor.Endpoint(Observed.Key, Observed.Name);
        monitor.Record(endpoint, Observed.To(MigrationSide.Legacy, 0), 1, RequestOutcome.Succeeded);
        clock.Reads = 0;

        monitor.Record(endpoint, Observed.To(MigrationSide.Legacy, 0), 1, RequestOutcome.Succeeded);
        monitor.Record(monitor.Begin(endpoint, Observed.To(MigrationSide.Candidate)), 1, RequestOutcome.Accepted);

        clock.Reads.Should().Be(0);
    }

    [Fact]
    public void A_request_of_the_epoch_before_a_rollback_counts_there_and_takes_nothing_from_the_new_one()
    {
        _monitor.Begin(_endpoint, Observed.To(MigrationSide.Candidate, epoch: 2));
        _monitor.Begin(_endpoint, Observed.To(MigrationSide.Candidate, epoch: 1));
        _monitor.Begin(_endpoint, Observed.To(MigrationSide.Candidate, epoch: 2));

        var sums = Observed.Sum(_monitor.Drain());
        sums[Observed.Cohort(ObservedArm.Candidate, epoch: 1)].Sums.Units.Should().Be(1);
        sums[Observed.Cohort(ObservedArm.Candidate, epoch: 2)].Sums.Units.Should().Be(2);
    }

    [Fact]
    public void What_cannot_be_right_is_set_right_or_left_out_and_counted_and_nothing_is_thrown()
    {
        _monitor.Record(_endpoint, Observed.To(MigrationSide.Legacy, -1, epoch: 0), -5, RequestOutcome.Succeeded);
        _monitor.Record(_endpoint, Observed.To(MigrationSide.Legacy, 32, epoch: 0), long.MaxValue, RequestOutcome.Succeeded);
        _monitor.Odd.Should().Be(4);
        _monitor.Record(_endpoint, Observed.To((MigrationSide)9, 0, epoch: 0), 1, RequestOutcome.Succeeded);
        _monitor.Record(_endpoint, Observed.To(MigrationSide.Legacy, 0, epoch: 0), 1, (RequestOutcome)9);
        _monitor.Record(null!, Observed.To(MigrationSide.Legacy, 0, epoch: 0), 1, RequestOutcome.Succeeded);
        _monitor.Record(default, 1, RequestOutcome.Succeeded);
        _monitor.Record(_monitor.Begin(null!, Observed.To(MigrationSide.Legacy)), 1, RequestOutcome.Succeeded);
        _monitor.Compared(null!, mismatch: true);
        _monitor.Odd.Should().Be(11);

        var delta = _monitor.Drain().Should().ContainSingle().Subject;
        delta.Sums.Should().Be(new CohortSums
        {
            Units = 2,
            Done = 2,
            Ack = Observed.Times([0, MicrosBuckets.Max]),
            Result = Observed.Times([0, MicrosBuckets.Max]),
        });
        delta.Subs.Should().Be(Observed.Subs(0, 1, 0).Plus(Observed.Subs(31, 1, 0)));
    }

    [Fact]
    public void An_end_recorded_after_its_cohort_left_memory_is_not_lost()
    {
        var forgotten = _monitor.Begin(_endpoint, Observed.To(MigrationSide.Legacy));
        _clock.Advance(TimeSpan.FromHours(25));
        Request(MigrationSide.Legacy, 1, RequestOutcome.Succeeded);
        _monitor.Drain();
        _endpoint.Live.Should().Be(1, "the cohort of the forgotten request left after a day");

        _monitor.Record(forgotten, 1, RequestOutcome.Succeeded);

        _monitor.Drain().Should().ContainSingle().Which.Cohort.Start.Should().Be(Observed.Start);
    }

    [Fact]
    public void Cohorts_leave_memory_when_all_their_requests_ended()
    {
        for (var minute = 0; minute < 30; minute++)
        {
            Request(MigrationSide.Candidate, 1, RequestOutcome.Accepted);
            Request(MigrationSide.Legacy, 1, RequestOutcome.Aborted);
            _clock.Advance(Observed.Minute);
            _monitor.Drain();
        }

        _endpoint.Live.Should().BeLessThanOrEqualTo(4);
    }

    [Fact]
    public void A_request_in_flight_keeps_its_cohort()
    {
        var slow = _monitor.Begin(_endpoint, Observed.To(MigrationSide.Legacy));
        _clock.Advance(TimeSpan.FromMinutes(10));
        Request(MigrationSide.Legacy, 1, RequestOutcome.Succeeded);
        _monitor.Drain();

        _endpoint.Live.Should().Be(2);
        _monitor.Record(slow, 1, RequestOutcome.Succeeded);
        _monitor.Drain();
        _endpoint.Live.Should().Be(1);
    }

    [Theory]
    [InlineData("", "x", "The key \"\" has 0 characters. It must have 1 to 100, not be blank, and hold neither NUL nor half a surrogate pair. Give the key of the rollout.*")]
    [InlineData("k", " ", "The name \" \" has 1 characters. It must have 1 to 200, not be blank, and hold neither NUL nor half a surrogate pair. Give a name for the endpoint, like its route.*")]
    [InlineData("k", "a\0b", "The name \"a*b\" has 3 characters. It must have 1 to 200, not be blank, and hold neither NUL nor half a surrogate pair.*")]
    public void An_endpoint_without_a_name_is_refused(string key, string name, string because) =>
        FluentActions.Invoking(() => _monitor.Endpoint(key, name)).Should().Throw<ArgumentException>().WithMessage(because);

    [Fact]
    public void The_same_names_give_the_same_endpoint() => _monitor.Endpoint(Observed.Key, Observed.Name).Should().BeSameAs(_endpoint);

    private void Request(MigrationSide side, long micros, RequestOutcome outcome) =>
        _monitor.Record(_monitor.Begin(_endpoint, Observed.To(side)), micros, outcome);
}
