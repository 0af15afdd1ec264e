using System.Collections.Immutable;
using JobKit.Migration;

namespace JobKit.Tests.Migration.Decide.Policy;

public sealed class BadStatsTests
{
    private static readonly SequentialPolicy Policy = new(new SequentialParameters());
    private static readonly ImmutableArray<CohortMinute> Good = Given.Minutes(120, Given.Row(100, 1, 900, 9));

    public static TheoryData<CohortCounts, string> Rows => new()
    {
        { Given.Row(10, 11, 90, 0), "candidate: 11 errors of 10 units" },
        { Given.Row(10, 0, 90, 91), "legacy: 91 errors of 90 units" },
        { Given.Row(-1, 0, 90, 0), "candidate: a count is negative" },
        { Given.Row(10, 0, 90, -2), "legacy: a count is negative" },
        { Given.Row(long.MaxValue, 0, 90, 0), "units, more than" },
        { new CohortCounts(Given.Endpoint, new ArmCounts(10, 10, 0, Result: new(11, 0, 0)), new ArmCounts(90, 90, 0)), "exceedances" },
        { new CohortCounts(Given.Endpoint, new ArmCounts(10, 10, 0, Ack: new(1, 2, 0)), new ArmCounts(90, 90, 0)), "exceedances" },
        { new CohortCounts(Given.Endpoint, new ArmCounts(10, 12, 0), new ArmCounts(90, 90, 0), Reconciled: true), "12 ended of 10 units" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_that_cannot_be_is_left_out_and_named_and_forbids_an_advance(CohortCounts row, string problem)
    {
        var verdict = Policy.Decide(Given.Input([.. Good, Given.At(120, row)]));

        verdict.Kind.Should().Be(VerdictKind.Hold);
        verdict.Reasons.Should().Equal(VerdictReason.BadStats);
        verdict.Findings!.BadRows.Should().ContainSingle().Which.Should().Contain(Given.Endpoint).And.Contain("2026-01-05 14:00:00").And.Contain(problem);
        verdict.Findings.LnErrors.Should().Be(Policy.Decide(Given.Input(Good)).Findings!.LnErrors);
    }

    [Fact]
    public void The_good_rows_still_roll_back()
    {
        ImmutableArray<CohortMinute> minutes = [Given.At(0, Given.Row(10, 11, 90, 0)), .. Given.Minutes(60, Given.Row(100, 4, 900, 9), 1)];

        Policy.Decide(Given.Input(minutes)).Kind.Should().Be(VerdictKind.RollBack);
    }

    [Fact]
    public void Of_many_bad_rows_the_first_are_named_and_all_counted()
    {
        var findings = Policy.Decide(Given.Input(Given.Minutes(100, Given.Row(10, 11, 90, 0)))).Findings!;

        findings.BadRows.Should().HaveCount(8);
        findings.BadRowCount.Should().Be(100);
    }

    [Fact]
    public void Bad_sub_rows_exposures_and_comparisons_are_named_too()
    {
        var input = Given.Input(Good);

        Names(input with { Subs = Given.Spread() with { LegacyErrors = Given.Each(9001) } }).Should().Contain("legacy sub 0: 9001 errors of 9000 units");
        Names(input with { Subs = Given.Spread() with { CandidateErrors = [1, 2] } }).Should().Contain("32");
        Names(input with { Exposures = [new ShareSegment(double.NaN, 1, 1)] }).Should().Contain("exposures");
        Names(input with { Shadow = new Comparisons(1, 2) }).Should().Contain("2 mismatches of 1");
    }

    [Fact]
    public void Outcomes_that_overtake_their_units_in_a_running_minute_are_nothing_bad()
    {
        var input = Given.Input([.. Good, Given.At(120, new CohortCounts(Given.Endpoint, new ArmCounts(0, 3, 1), default))]);

        var verdict = Policy.Decide(input with { Now = Given.Start + TimeSpan.FromMinutes(120.5), Situation = Given.Situation(Given.Start + TimeSpan.FromMinutes(120.5)) });

        verdict.Findings!.BadRowCount.Should().Be(0);
    }

    private static string Names(DecisionInput input)
    {
        var verdict = Policy.Decide(input);
        verdict.Reasons.Should().Equal(VerdictReason.BadStats);
        return string.Join('\n', verdict.Findings!.BadRows);
    }
}
