using System.Collections.Immutable;
using JobKit.Migration;

namespace JobKit.Tests.Migration.Decide.Evidence;

public sealed class EvidencePropertyTests
{
    private static readonly SequentialPolicy Policy = new(new SequentialParameters());

    [Fact]
    public void Evidence_does_not_depend_on_the_order_in_which_nodes_flushed()
    {
        var dice = new Random(1);
        for (var run = 0; run < 200; run++)
        {
            // Parts that nodes add to the same rows, in two orders.
            var parts = Enumerable.Range(0, 40).Select(_ => (Minute: dice.Next(6), Row: RandomRow(dice))).ToArray();
            var shuffled = parts.OrderBy(_ => dice.Next()).ToArray();

            Decide(Table(shuffled)).ToJson().Should().Be(Decide(Table(parts)).ToJson());
        }
    }

    [Fact]
    public void Pending_units_never_raise_the_evidence_above_what_it_becomes()
    {
        var dice = new Random(2);
        for (var run = 0; run < 500; run++)
        {
            var final = Enumerable.Range(0, 5).Select(minute => Given.At(minute, RandomRow(dice))).ToImmutableArray();
            var early = final.Select(minute => minute with { Rows = [.. minute.Rows.Select(row => Hide(row, dice))] }).ToImmutableArray();

            var (before, after) = (Decide(early).Findings!, Decide(final).Findings!);

            before.LnErrors.Should().BeLessThanOrEqualTo(after.LnErrors + 1e-9);
            before.LnDetector.Should().BeLessThanOrEqualTo(after.LnDetector + 1e-9);
            before.LnBreaker.Should().BeLessThanOrEqualTo(after.LnBreaker + 1e-9);
        }
    }

    [Fact]
    public void A_replayed_verdict_is_the_same_to_the_last_letter()
    {
        var dice = new Random(3);
        for (var run = 0; run < 200; run++)
        {
            var told = Decide([.. Enumerable.Range(0, 8).Select(minute => Given.At(minute, Hide(RandomRow(dice), dice)))]).ToJson();
            var read = Verdict.FromJson(told);

            new SequentialPolicy(read.Parameters!).Decide(read.Input!).ToJson().Should().Be(told);
        }
    }

    [Fact]
    public void No_numbers_however_odd_make_a_finding_that_is_not_finite()
    {
        var dice = new Random(4);
        long[] odd = [-1, 0, 1, 2, 3, 1000, 1_000_000_000, 999_999_999_999, long.MaxValue, long.MinValue];
        long Any() => odd[dice.Next(odd.Length)];
        Exceedances Over() => new(Any(), Any(), Any(), Any());
        ArmCounts Arm() => new(Any(), Any(), Any(), Any(), Over(), Over());
        ImmutableArray<long> List() => [.. Enumerable.Range(0, 32).Select(_ => Any())];
        for (var run = 0; run < 2000; run++)
        {
            var policy = new SequentialPolicy(new SequentialParameters
            {
                Guardrails = new() { Latency = new() { Mode = (LatencyMode)dice.Next(2) } },
                Gates = new() { Kind = (GateKind)dice.Next(2) },
            });
            var minutes = Enumerable.Range(0, 3).Select(minute => Given.At(minute, new CohortCounts(Given.Endpoint, Arm(), Arm(), true))).ToImmutableArray();
            var input = Given.Input(minutes, policy, new SubTable(List(), List(), List(), List(), List())) with
            {
                Exposures = [new ShareSegment(dice.NextDouble(), Any(), Any())],
                Shadow = new Comparisons(Any(), Any()),
            };

            // JSON knows neither NaN nor infinity: writing one throws.
            var write = () => policy.Decide(input).ToJson();

            write.Should().NotThrow();
        }
    }

    private static Verdict Decide(ImmutableArray<CohortMinute> minutes) => Policy.Decide(Given.Input(minutes));

    private static ImmutableArray<CohortMinute> Table(IEnumerable<(int Minute, CohortCounts Row)> parts) =>
    [
        .. parts.GroupBy(part => part.Minute).OrderBy(group => group.Key).Select(group => Given.At(
            group.Key,
            new CohortCounts(
                Given.Endpoint,
                group.Select(part => part.Row.Candidate).Aggregate((a, b) => a.Plus(b)),
                group.Select(part => part.Row.Legacy).Aggregate((a, b) => a.Plus(b))))),
    ];

    private static CohortCounts RandomRow(Random dice)
    {
        var (nT, nC) = (dice.Next(0, 50), dice.Next(0, 400));
        return Given.Row(nT, dice.Next(0, nT + 1), nC, dice.Next(0, nC + 1));
    }

    /// <summary>The same row seen earlier: some of its units have not ended.</summary>
    private static CohortCounts Hide(CohortCounts row, Random dice) => new(row.Endpoint, Hide(row.Candidate, dice), Hide(row.Legacy, dice));

    private static ArmCounts Hide(ArmCounts arm, Random dice)
    {
        var errors = dice.NextInt64(0, arm.Errors + 1);
        var good = dice.NextInt64(0, arm.Units - arm.Errors + 1);
        return new ArmCounts(arm.Units, errors + good, errors);
    }
}
