using System.Globalization;
using JobKit.Migration;
using JobKit.Tests.Migration.Seeds;

namespace JobKit.Tests.Migration.Decide.Seed;

public sealed class SeedPolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 12, 0, 7, TimeSpan.Zero);

    [Theory]
    [InlineData("seed-policy.csv", 2, 10_000)]
    [InlineData("seed-monitor.csv", 3, 3_000)]
    public void It_answers_what_the_seeds_own_code_answers(string file, int columns, int atLeast)
    {
        var rows = SeedFile.Rows(file, 12).ToList();
        rows.Should().HaveCountGreaterThanOrEqualTo(atLeast);

        var wrong = rows.Where(row => Answer(row[..columns]) != string.Join(',', row)).ToList();

        wrong.Should().BeEmpty();
    }

    [Fact]
    public void Minutes_of_a_day_ago_are_forgotten_by_the_utc_clock()
    {
        SeedMinute At(TimeSpan ago) => new(Now - ago, 10, 1, 100, 10, 5, 200);

        SeedSummary.Of([At(TimeSpan.FromHours(24) + TimeSpan.FromMilliseconds(1))], Now).Should().Be(new SeedSummary(0, 0, 0, 0, 0));
        SeedSummary.Of([At(TimeSpan.FromHours(24))], Now).Should().Be(new SeedSummary(10, 50, 100, 200, 50));
    }

    [Fact]
    public void The_known_fault_that_no_data_means_more_traffic_is_kept()
    {
        var policy = new SeedPolicy(acknowledgeKnownFaults: true);
        var share = 0;
        for (var check = 0; check < 10; check++)
        {
            share = policy.Decide(SeedSummary.Of([], Now), share).TargetSharePpm!.Value;
        }

        share.Should().Be(1_000_000);
    }

    [Fact]
    public void A_lowered_share_is_read_back_without_its_fraction()
    {
        var policy = new SeedPolicy(acknowledgeKnownFaults: true);
        var bad = new SeedSummary(1, 2, 100, 100, 10);
        var shares = new List<int> { 100_000 };
        while (shares[^1] > 0)
        {
            var verdict = policy.Decide(bad, shares[^1]);
            verdict.Kind.Should().Be(VerdictKind.RollBack);
            verdict.Reasons.Should().Equal(VerdictReason.SeedDecrease);
            shares.Add(verdict.TargetSharePpm!.Value);
        }

        shares.Should().Equal(100_000, 50_000, 20_000, 10_000, 0);
    }

    [Fact]
    public void Neither_rule_holds_the_share()
    {
        new SeedPolicy(acknowledgeKnownFaults: true).Decide(new SeedSummary(1, 1.4, 100, 100, 10), 100_000)
            .Should().Match<Verdict>(it => it.Kind == VerdictKind.Hold && it.TargetSharePpm == 100_000);
    }

    [Fact]
    public void Nobody_gets_it_without_acknowledging_its_faults()
    {
        FluentActions.Invoking(() => new SeedPolicy(acknowledgeKnownFaults: false)).Should().Throw<PolicyParameterException>()
            .WithMessage("acknowledgeKnownFaults is false. It must be true*Set it to true*");
    }

    private static string Answer(string[] given)
    {
        var current = int.Parse(given[0], CultureInfo.InvariantCulture);
        var summary = SeedSummary.Of(given[^1].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(Minute), Now);
        var recommended = SeedPolicy.Recommend(summary, current);
        var next = new SeedPolicy(acknowledgeKnownFaults: true).Decide(summary, current * 10_000).TargetSharePpm / 10_000;
        object[] answer =
        [
            summary.OldErrorRate, summary.NewErrorRate, summary.OldLatency, summary.NewLatency, summary.TrafficPercentage,
            SeedPolicy.ShouldIncrease(summary) ? 1 : 0, SeedPolicy.ShouldDecrease(summary) ? 1 : 0, recommended, next!,
        ];
        return string.Join(',', given.Concat(answer.Select(it => Convert.ToString(it, CultureInfo.InvariantCulture))));
    }

    private static SeedMinute Minute(string text)
    {
        var it = text.Split(':').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new SeedMinute(Now, (long)it[0], (long)it[1], it[2], (long)it[3], (long)it[4], it[5]);
    }
}
