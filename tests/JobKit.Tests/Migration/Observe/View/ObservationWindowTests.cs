using JobKit.Migration;

namespace JobKit.Tests.Migration.Observe.View;

public sealed class ObservationWindowTests
{
    private static readonly ObservationWindow Window = new(
    [
        Row(ObservedArm.Candidate, 1, new() { Units = 10, Done = 8, Errors = 2, Cancelled = 1, Aborted = 3, Ack = Observed.Times([10, 20, 30]), Result = Observed.Times([4_000_000], [2_000_000]) }),
        Row(ObservedArm.Legacy, 0, new() { Units = 4, Done = 4, Errors = 1, Ack = Observed.Times([1000]), Result = Observed.Times([1000, 3000]) }),
        Row(ObservedArm.LegacyTargeted, 0, new() { Units = 6, Done = 6, Result = Observed.Times([8000]) }),
        Row(ObservedArm.Legacy, 2, new() { Units = 1, Done = 1 }, "GET /other"),
        Row(ObservedArm.Candidate, 3, new() { Units = 5 }),
    ]);

    [Fact]
    public void The_comparison_has_the_seeds_three_figures_for_each_side()
    {
        var both = Window.At(Observed.Name).Compare();

        (both.Legacy.TotalRequests, both.Legacy.SuccessRate, both.Legacy.AverageDuration).Should().Be((10L, 90d, 4d));
        (both.Candidate.TotalRequests, both.Candidate.SuccessRate, both.Candidate.AverageDuration).Should().Be((8L, 75d, 3000d));
    }

    [Fact]
    public void Beside_them_stand_units_pending_medians_and_an_interval()
    {
        var candidate = Window.Compare().Candidate;

        (candidate.Units, candidate.Pending, candidate.Cancelled, candidate.Aborted).Should().Be((15L, 7L, 1L, 3L));
        candidate.MedianAck.Should().Be(new MicrosRange(20, 21));
        candidate.MedianResult!.Value.Lower.Should().BeLessThanOrEqualTo(2_000_000);
        candidate.MedianResult!.Value.Upper.Should().BeGreaterThanOrEqualTo(2_000_000);
        candidate.SuccessInterval!.Value.Low.Should().BeApproximately(40.9, .05);
        candidate.SuccessInterval!.Value.High.Should().BeApproximately(92.9, .05);
    }

    [Fact]
    public void Units_that_were_sent_to_their_side_can_be_told_apart()
    {
        Window.At(Observed.Name).ByChance().Compare().Legacy.TotalRequests.Should().Be(4);
        Window.Targeted().Compare().Legacy.TotalRequests.Should().Be(6);
        Window.Targeted().Compare().Candidate.Should().Be(new SideFigures());
    }

    [Fact]
    public void Nothing_gives_the_seeds_zeros_and_no_interval()
    {
        var empty = new ObservationWindow([]);

        empty.Minutes.Should().BeEmpty();
        empty.Latest.Should().BeNull();
        empty.Summary(Observed.Start).Should().Be(new SeedSummary(0, 0, 0, 0, 0));
        empty.Compare().Legacy.Should().Be(new SideFigures());
        empty.Compare().Legacy.SuccessInterval.Should().BeNull();
    }

    [Fact]
    public void A_minute_counts_what_ended_and_shorter_cohorts_share_one()
    {
        var window = new ObservationWindow(
        [
            Row(ObservedArm.Legacy, 0, new() { Units = 1, Done = 1, Result = Observed.Times([2000]) }),
            new(Observed.Cohort(ObservedArm.Legacy) with { Start = Observed.Start.AddSeconds(55) }, new() { Units = 1, Done = 1, Errors = 1, Result = Observed.Times([], [4000]) }),
            Row(ObservedArm.Candidate, 1, new() { Units = 9 }),
        ]);

        window.Minutes.Should().Equal(new SeedMinute(Observed.Start, 2, 1, 3, 0, 0, 0));
    }

    [Fact]
    public void The_last_hours_begin_where_asked() =>
        Window.Last(TimeSpan.FromMinutes(2), Observed.Start.AddMinutes(3)).Minutes.Select(it => it.Minute).Should()
            .Equal(Observed.Start.AddMinutes(1), Observed.Start.AddMinutes(2));

    [Fact]
    public void The_endpoints_seen_are_named_once_in_order() => Window.Endpoints.Should().Equal("GET /other", Observed.Name);

    [Theory]
    [InlineData(0, 10, 0, 27.75)]
    [InlineData(10, 10, 72.25, 100)]
    [InlineData(5, 10, 23.66, 76.34)]
    [InlineData(990, 1000, 98.17, 99.46)]
    public void Wilsons_interval_has_its_published_values(long part, long all, double low, double high)
    {
        var range = PercentRange.Wilson(part, all)!.Value;

        range.Low.Should().BeApproximately(low, .005);
        range.High.Should().BeApproximately(high, .005);
    }

    private static CohortRow Row(ObservedArm arm, int minute, CohortSums sums, string endpoint = Observed.Name) =>
        new(Observed.Cohort(arm, minute, endpoint), sums);
}
