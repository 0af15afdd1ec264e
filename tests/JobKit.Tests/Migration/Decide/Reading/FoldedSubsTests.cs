using JobKit.Migration;
using JobKit.Tests.Migration.Observe;

namespace JobKit.Tests.Migration.Decide.Reading;

public sealed class FoldedSubsTests
{
    [Fact]
    public void Subs_are_summed_over_endpoints_and_the_last_two_hours_stand_apart()
    {
        UnitHour[] hours =
        [
            Hour(0, ObservedArm.Candidate, 1, 10, 1),
            Hour(1, ObservedArm.Candidate, 2, 10, 2),
            Hour(2, ObservedArm.Candidate, 2, 10, 3) with { Endpoint = "GET /" },
            Hour(0, ObservedArm.Legacy, 4, 40, 4),
            Hour(0, ObservedArm.LegacyTargeted, 5, 50, 5),
        ];

        var table = new FoldedSubs().Table(hours, null, Observed.Start.AddHours(2.5));

        new SubCounts(table.CandidateUnits, table.CandidateErrors).Should().Be(Observed.Subs(1, 10, 1).Plus(Observed.Subs(2, 20, 5)));
        new SubCounts(table.LegacyUnits, table.LegacyErrors).Should().Be(Observed.Subs(4, 40, 4));
        table.RecentCandidateErrors.Should().Equal(Observed.Subs(2, 0, 5).Errors);
    }

    [Fact]
    public void Errors_whose_units_died_with_their_node_are_units_too()
    {
        var table = new FoldedSubs().Table([Hour(0, ObservedArm.Candidate, 3, 1, 2)], null, Observed.Start);

        table.CandidateUnits[3].Should().Be(2);
        table.Problem().Should().BeNull();
    }

    [Theory]
    [InlineData(null, 9.0, null, "nothing is folded")]
    [InlineData(5.9, 9.0, 5, "a cohort of the sixth hour is under way")]
    [InlineData(9.0, 9.1, 8, "the last two hours are told apart")]
    public void What_is_read_no_more_stays_in_the_sums(double? folded, double now, int? from, string because)
    {
        var all = Enumerable.Range(0, 10).SelectMany(hour => new[] { Hour(hour, ObservedArm.Candidate, hour, 10, hour), Hour(hour, ObservedArm.Legacy, 1, 2, 1) }).ToList();
        var (at, before) = (Observed.Start.AddHours(now), folded is { } hours ? Observed.Start.AddHours(hours) : (DateTimeOffset?)null);
        var expected = new FoldedSubs().Table(all, null, at);
        var subs = new FoldedSubs();
        subs.Table([.. all.Take(6)], Observed.Start.AddHours(folded is null ? 0 : 2), Observed.Start.AddHours(3));

        for (var tick = 0; tick < 3; tick++)
        {
            var table = subs.Table([.. all.Where(it => it.Hour >= subs.From)], before, at);

            table.CandidateUnits.Should().Equal(expected.CandidateUnits, because);
            table.CandidateErrors.Should().Equal(expected.CandidateErrors);
            table.LegacyUnits.Should().Equal(expected.LegacyUnits);
            table.LegacyErrors.Should().Equal(expected.LegacyErrors);
            table.RecentCandidateErrors.Should().Equal(expected.RecentCandidateErrors);
        }

        subs.From.Should().Be(folded is null ? Observed.Start : Observed.Start.AddHours(from!.Value), because);
    }

    private static UnitHour Hour(int hour, ObservedArm arm, int sub, long units, long errors) =>
        new(Observed.Name, Observed.Start.AddHours(hour), arm, Observed.Subs(sub, units, errors));
}
