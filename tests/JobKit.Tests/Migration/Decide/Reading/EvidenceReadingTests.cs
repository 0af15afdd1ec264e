using System.Collections.Immutable;
using JobKit.Migration;
using JobKit.Tests.Migration.Observe;

namespace JobKit.Tests.Migration.Decide.Reading;

public sealed class EvidenceReadingTests
{
    private static readonly SequentialParameters Parameters = new();
    private static readonly ImmutableDictionary<string, LatencyBounds> NoBounds = ImmutableDictionary<string, LatencyBounds>.Empty;

    [Fact]
    public void Rows_become_minutes_in_order_with_their_endpoints_in_order_whatever_the_order_of_the_rows()
    {
        var rows = new List<CohortRow>
        {
            Row(ObservedArm.Candidate, 1, 3, 2, 1),
            Row(ObservedArm.Legacy, 1, 9, 9, 1),
            Row(ObservedArm.Legacy, 0, 8, 8, 0),
            Row(ObservedArm.Legacy, 1, 7, 7, 2, "GET /a"),
            Row(ObservedArm.LegacyTargeted, 0, 100, 100, 100),
            Row(ObservedArm.CandidateTargeted, 2, 100, 100, 100),
        };
        var dice = new Random(4);
        for (var run = 0; run < 20; run++)
        {
            dice.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows));

            var minutes = Read(rows, 3);

            minutes.Select(it => it.Start).Should().Equal(Observed.Start, Observed.Start.AddMinutes(1));
            minutes[0].Rows.Should().Equal(new CohortCounts(Observed.Name, default, new(8, 8, 0)));
            minutes[1].Rows.Should().Equal(
                new CohortCounts("GET /a", default, new(7, 7, 2)), new CohortCounts(Observed.Name, new(3, 2, 1), new(9, 9, 1)));
        }
    }

    [Fact]
    public void A_recounted_candidate_says_so()
    {
        var row = Row(ObservedArm.Candidate, 0, 5, 4, 0) with { Reconciled = true };

        Read([row], 3)[0].Rows[0].Reconciled.Should().BeTrue();
    }

    [Fact]
    public void Legacy_is_held_to_its_own_quantiles_and_the_candidate_to_the_raised_ones()
    {
        var bounds = NoBounds.Add(Observed.Name, new(new(MicrosBuckets.Upper(MicrosBuckets.Of(20_000)), 40_000, 80_000), new(20_000, 40_000, 80_000)));
        var times = Observed.Times([20_000, 30_000, 45_000], [70_000, 200_000]);
        var rows = new[] { ObservedArm.Legacy, ObservedArm.Candidate }
            .Select(arm => new CohortRow(Observed.Cohort(arm), new() { Units = 5, Done = 5, Errors = 2, Ack = times, Result = times }));

        var counts = EvidenceReading.Minutes(rows, bounds, Parameters, Heard(Observed.Start.AddMinutes(2)))[0].Rows[0];

        counts.Legacy.Ack.Should().Be(new Exceedances(4, 3, 1));
        // 20, 40 and 80 ms times 1.25, and 10 ms on top: 35, 60, 110 ms.
        counts.Candidate.Ack.Should().Be(new Exceedances(3, 2, 1));
        // And 50 ms on top: 75, 100, 150 ms.
        counts.Candidate.Result.Should().Be(new Exceedances(1, 1, 1));
    }

    [Fact]
    public void A_budget_counts_the_units_above_it_in_both_arms_without_any_baseline()
    {
        var parameters = Parameters with { Guardrails = new() { Latency = new() { Mode = LatencyMode.Budget, Budget = TimeSpan.FromSeconds(10) } } };
        var row = new CohortRow(Observed.Cohort(ObservedArm.Candidate), new() { Units = 2, Done = 2, Result = Observed.Times([9_000_000, 20_000_000]) });

        EvidenceReading.Minutes([row], NoBounds, parameters, Heard(Observed.Start))[0].Rows[0].Candidate.Result.Should().Be(new Exceedances(0, 0, 0, 1));
    }

    [Fact]
    public void A_cohort_with_a_slow_legacy_request_under_way_is_not_folded_while_its_candidates_would_be_waited_for()
    {
        var policy = new SequentialPolicy(Parameters);
        var rows = new[] { Row(ObservedArm.Candidate, 0, 10, 10, 3), Row(ObservedArm.Legacy, 0, 90, 80, 0) };
        var frame = new StepFrame(Observed.Start, []);

        Folded(60.9, GoneNodes.None).Should().BeNull("10 legacy requests may still fail as the candidate's did");
        Folded(61, GoneNodes.None).Should().Be(Observed.Start.AddMinutes(1));
        var gone = new GoneNodes(new(Observed.Start.AddHours(1), [new("killed", 1, Observed.Start.AddMinutes(3))]));
        Folded(5.9, gone).Should().BeNull();
        Folded(6, gone).Should().Be(Observed.Start.AddMinutes(1), "their node died");
        Read(rows, 61)[0].Rows[0].Legacy.Units.Should().Be(80);

        DateTimeOffset? Folded(double minutes, GoneNodes gone)
        {
            var now = Observed.Start.AddMinutes(minutes);
            return policy.Fold(EvidenceSums.Empty, EvidenceReading.Minutes(rows, NoBounds, Parameters, Heard(now, gone)).AsSpan(), frame, now).FoldedBefore;
        }
    }

    [Fact]
    public void A_legacy_that_takes_minutes_stays_the_one_that_is_compared_with()
    {
        var rows = new[] { Row(ObservedArm.Candidate, 0, 10, 10, 0), Row(ObservedArm.Legacy, 0, 90, 0, 0) };

        Read(rows, 7)[0].Rows[0].Legacy.Should().Be(new ArmCounts(90, 0, 0), "they take seven minutes, and count as errors until they end");
        Read(rows, 59)[0].Rows[0].Legacy.Units.Should().Be(90);
    }

    [Fact]
    public void The_numbers_are_as_of_the_last_sign_of_the_slowest_node_that_is_not_gone()
    {
        var now = Observed.Start;
        ObservedNode[] nodes = [new("a", 1, now.AddSeconds(-1)), new("b", 1, now.AddSeconds(-4)), new("killed", 1, now.AddSeconds(-30))];

        NodesHeard.UpTo(nodes, now).Should().Be(now.AddSeconds(-4));
        NodesHeard.UpTo([], now).Should().Be(DateTimeOffset.MinValue);
    }

    private static NodesHeard Heard(DateTimeOffset now, GoneNodes? gone = null) => new(now, now, gone ?? GoneNodes.None);

    private static CohortRow Row(ObservedArm arm, int minute, long units, long done, long errors, string endpoint = Observed.Name) =>
        new(Observed.Cohort(arm, minute, endpoint), new() { Units = units, Done = done, Errors = errors });

    private static ImmutableArray<CohortMinute> Read(IEnumerable<CohortRow> rows, double minutes) =>
        EvidenceReading.Minutes(rows, NoBounds, Parameters, Heard(Observed.Start.AddMinutes(minutes)));
}
