using JobKit.Migration;
using JobKit.Tests.Migration.Observe;

namespace JobKit.Tests.Migration.Decide.Reading;

public sealed class StageBaselineTests
{
    [Fact]
    public void The_legacys_error_rate_and_quantiles_are_read_over_all_its_requests_drawn_or_sent()
    {
        var baseline = StageBaseline.Of(
        [
            Row(ObservedArm.Legacy, 900, 1),
            Row(ObservedArm.LegacyTargeted, 100, 9),
            Row(ObservedArm.Candidate, 5000, 5000),
        ]);

        baseline.Errors.Should().Equal(new EndpointBaseline(Observed.Name, .01));
        var bounds = baseline.Latency[Observed.Name];
        bounds.Ack.Should().Be(new QuantileBounds(Upper(500), Upper(900), Upper(990)));
        bounds.Result.Should().Be(bounds.Ack);
    }

    [Fact]
    public void Fewer_than_1_000_results_say_nothing()
    {
        var baseline = StageBaseline.Of([Row(ObservedArm.Legacy, 999, 9)]);

        baseline.Errors.Should().Equal(new EndpointBaseline(Observed.Name, null));
        baseline.Latency.Should().BeEmpty();
    }

    [Fact]
    public void What_was_frozen_stays_and_what_was_not_known_is_added()
    {
        var other = Row(ObservedArm.Legacy, 1000, 50);
        var frozen = StageBaseline.Of([Row(ObservedArm.Legacy, 1000, 7), new(Observed.Cohort(ObservedArm.Legacy, endpoint: "GET /"), new() { Units = 3, Done = 3 })]);
        var later = StageBaseline.Of([Row(ObservedArm.Legacy, 2000, 90), other with { Cohort = other.Cohort with { Endpoint = "GET /" } }]);

        var completed = frozen.CompletedBy(later);

        completed.Errors.Should().Equal(new EndpointBaseline("GET /", .05), new EndpointBaseline(Observed.Name, .007));
        completed.Latency[Observed.Name].Should().Be(frozen.Latency[Observed.Name]);
        completed.Latency["GET /"].Should().Be(later.Latency["GET /"]);
        frozen.CompletedBy(StageBaseline.None).Should().Be(frozen);
        StageBaseline.None.CompletedBy(frozen).Should().Be(frozen);
    }

    [Fact]
    public void It_comes_back_from_its_json_as_it_was()
    {
        var baseline = StageBaseline.Of([Row(ObservedArm.Legacy, 1000, 7), new(Observed.Cohort(ObservedArm.Legacy, endpoint: "GET /"), new() { Units = 3, Done = 3 })]);

        var again = StageBaseline.FromJson(baseline.ToJson());

        again.Should().Be(baseline);
        again.Latency[Observed.Name].Should().Be(baseline.Latency[Observed.Name]);
        again.Errors.Should().Equal(new EndpointBaseline("GET /", null), new EndpointBaseline(Observed.Name, .007));
        baseline.Should().NotBe(StageBaseline.None).And.NotBe(again with { Latency = StageBaseline.None.Latency });
        FluentActions.Invoking(() => StageBaseline.FromJson("null")).Should().Throw<System.Text.Json.JsonException>();
        FluentActions.Invoking(() => StageBaseline.FromJson("{}")).Should().Throw<System.Text.Json.JsonException>();
    }

    /// <summary>From 1 microsecond up, those that were sent from 901 up.</summary>
    private static CohortRow Row(ObservedArm arm, int units, long errors)
    {
        var first = arm == ObservedArm.LegacyTargeted ? 901 : 1;
        var times = Observed.Times(Enumerable.Range(first, units).Select(it => (long)it));
        return new(Observed.Cohort(arm), new() { Units = units, Done = units, Errors = errors, Ack = times, Result = times });
    }

    private static long Upper(long micros) => MicrosBuckets.Upper(MicrosBuckets.Of(micros));
}
