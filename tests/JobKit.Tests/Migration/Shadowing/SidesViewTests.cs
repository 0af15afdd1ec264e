using JobKit.Migration;

namespace JobKit.Tests.Migration.Shadowing;

public sealed class SidesViewTests
{
    private static readonly DateTimeOffset Minute = DateTimeOffset.UnixEpoch.AddDays(20_000);

    [Fact]
    public void Each_endpoint_has_its_figures_and_evidence_and_targeted_units_stand_apart()
    {
        var view = SidesView.Of(
            [
                Row("/draw", ObservedArm.Candidate, units: 100, errors: 6),
                Row("/draw", ObservedArm.Legacy, units: 900, errors: 9),
                Row("/draw", ObservedArm.CandidateTargeted, units: 7, errors: 7),
                Row("/other", ObservedArm.Legacy, units: 5, errors: 0),
            ],
            [],
            [],
            r0: 1);

        view.Endpoints.Select(it => it.Endpoint).Should().Equal("/draw", "/other");
        var draw = view.Endpoints[0];
        draw.Drawn.Candidate.Should().BeEquivalentTo(new { TotalRequests = 100, SuccessRate = 94.0 });
        draw.Drawn.Legacy.TotalRequests.Should().Be(900);
        draw.Targeted.Candidate.TotalRequests.Should().Be(7);
        draw.ErrorEvidence.Should().BeApproximately(34.925209, 1e-6, "the design's vector");
        view.Endpoints[1].ErrorEvidence.Should().Be(1, "one side alone says nothing");
        view.SampleRatioEvidence.Should().Be(1);
    }

    [Fact]
    public void Legacy_units_under_way_and_users_who_fail_often_weaken_the_evidence()
    {
        CohortRow[] rows = [Row("/draw", ObservedArm.Candidate, 100, 6), Row("/draw", ObservedArm.Legacy, 900, 9)];
        CohortRow[] pending = [rows[0], Row("/draw", ObservedArm.Legacy, 900, 9, done: 890)];
        var oneUser = new UnitHour("/draw", Minute, ObservedArm.Candidate, new([.. Enumerable.Repeat(3L, 31), 7], [.. Enumerable.Repeat(0L, 31), 6]));

        var evidence = SidesView.Of(rows, [], []).Endpoints[0].ErrorEvidence;

        evidence.Should().BeApproximately(17.031223, 1e-6, "the design's vector at r0 = 1.2");
        SidesView.Of(pending, [], []).Endpoints[0].ErrorEvidence.Should().BeLessThan(evidence);
        SidesView.Of(rows, [oneUser], []).Endpoints[0].ErrorEvidence.Should().BeLessThan(evidence / 2);
    }

    [Fact]
    public void First_exposures_tell_whether_units_arrive_as_they_are_shared_out()
    {
        SidesView.Of([], [], [new(.1, 900, 9100)]).SampleRatioEvidence.Should().BeApproximately(Math.Exp(3.401299), 1e-4, "the design's vector");
        SidesView.Of([], [], [new(.1, -1, 9100)]).SampleRatioEvidence.Should().Be(1, "what cannot be is left out");
    }

    [Theory]
    [InlineData(.9)]
    [InlineData(double.NaN)]
    public void A_ratio_below_one_is_refused(double r0)
    {
        var view = () => SidesView.Of([], [], [], r0);

        view.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*at least 1*1.2*");
    }

    private static CohortRow Row(string endpoint, ObservedArm arm, long units, long errors, long? done = null) =>
        new(new("draw", 1, endpoint, Minute, arm), new CohortSums { Units = units, Done = done ?? units, Errors = errors });
}
