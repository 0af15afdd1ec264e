using JobKit.Migration;

namespace JobKit.Tests.Migration.Decide.Parameters;

public sealed class SequentialParametersTests
{
    public static TheoryData<string, SequentialParameters> Wrong => new()
    {
        { "guardrails.r0 is 0.9. It must be between 1 and 10. Set it to", Guards(new() { R0 = .9 }) },
        { "guardrails.r0 is NaN", Guards(new() { R0 = double.NaN }) },
        { "guardrails.alphaErrors is 0. It must be above 0 and at most 0.1", Guards(new() { AlphaErrors = 0 }) },
        { "guardrails.alphaLatency is 0.11", Guards(new() { AlphaLatency = .11 }) },
        { "guardrails.maxErrorRate is 0.6", Guards(new() { MaxErrorRate = .6 }) },
        { "guardrails.detectorDays is 0", Guards(new() { DetectorDays = 0 }) },
        { "guardrails.queueAgeLimit is 00:00:00", Guards(new() { QueueAgeLimit = TimeSpan.Zero }) },
        { "guardrails.latency.mode is 7. It must be one of Relative, Budget", Latency(new() { Mode = (LatencyMode)7 }) },
        { "guardrails.latency.latencyRatio is 0.5", Latency(new() { Ratio = .5 }) },
        { "guardrails.latency.ackSlack is -00:00:01", Latency(new() { AckSlack = TimeSpan.FromSeconds(-1) }) },
        { "guardrails.latency.resultSlack is 01:00:00", Latency(new() { ResultSlack = TimeSpan.FromHours(1) }) },
        { "guardrails.latency.budgetMs is 0", Latency(new() { Budget = TimeSpan.Zero }) },
        { "guardrails.latency.budgetLimit is 0", Latency(new() { BudgetLimit = 0 }) },
        { "gates.kind is 9", Gates(new() { Kind = (GateKind)9 }) },
        { "gates.alpha is 0.2", Gates(new() { Alpha = .2 }) },
        { "gates.marginErrors is 0", Gates(new() { MarginErrors = 0 }) },
        { "gates.marginErrorsRelative is -1", Gates(new() { MarginErrorsRelative = -1 }) },
        { "gates.marginC90 is 0", Gates(new() { MarginC90 = 0 }) },
        { "gates.marginC99 is Infinity", Gates(new() { MarginC99 = double.PositiveInfinity }) },
        { "gates.ratio is 1. It must be above 1 and at most 10", Gates(new() { Ratio = 1 }) },
        { "gates.minUnits is 0", Gates(new() { MinUnits = 0 }) },
        { "gates.mismatchLimit is 0", Gates(new() { MismatchLimit = 0 }) },
        { "cohort is 00:00:04. It must be between 00:00:05 and 00:01:00", new() { Cohort = TimeSpan.FromSeconds(4) } },
        { "maturationWindow is 2.00:00:00", new() { MaturationWindow = TimeSpan.FromDays(2) } },
        { "maxDwell is 00:00:00", new() { MaxDwell = TimeSpan.Zero } },
        { "minDwell is 8.00:00:00. It must be between 00:00:00 and 7.00:00:00", new() { MinDwell = TimeSpan.FromDays(8) } },
        { "statsStaleAfter is 00:00:00", new() { StatsStaleAfter = TimeSpan.Zero } },
        { "coolDown is 1.00:00:01", new() { CoolDown = TimeSpan.FromSeconds(86_401) } },
        { "onInconclusive is 5. It must be one of Hold, Advance, RollBack", new() { OnInconclusive = (Inconclusive)5 } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_number_out_of_range_is_told_with_range_and_mend(string sentence, SequentialParameters parameters)
    {
        parameters.Problems().Should().ContainSingle().Which.Should().StartWith(sentence).And.EndWith(".").And.Contain("Set it to");
        FluentActions.Invoking(() => new SequentialPolicy(parameters)).Should().Throw<PolicyParameterException>().WithMessage(sentence + "*");
    }

    [Fact]
    public void The_defaults_are_the_designs()
    {
        var it = new SequentialParameters();

        it.Problems().Should().BeEmpty();
        (it.Guardrails.R0, it.Guardrails.AlphaErrors, it.Guardrails.AlphaLatency, it.Guardrails.MaxErrorRate, it.Guardrails.DetectorDays)
            .Should().Be((1.2, .01, .01, .05, 90));
        (it.Gates.Alpha, it.Gates.MarginErrors, it.Gates.MarginErrorsRelative, it.Gates.MarginC90, it.Gates.MarginC99, it.Gates.MinUnits, it.Gates.MismatchLimit)
            .Should().Be((.05, .005, .5, .05, .01, 200, .01));
        (it.MinDwell, it.MaxDwell, it.StatsStaleAfter, it.OnInconclusive)
            .Should().Be((TimeSpan.FromMinutes(10), TimeSpan.FromDays(7), TimeSpan.FromSeconds(3), Inconclusive.Hold));
    }

    [Fact]
    public void The_rare_alarms_threshold_counts_cohorts_of_the_plans_length()
    {
        Math.Exp(new SequentialParameters().LnCohortsBetweenFalseAlarms).Should().BeApproximately(129_600, 1e-6);
        Math.Exp(new SequentialParameters { Cohort = TimeSpan.FromSeconds(5) }.LnCohortsBetweenFalseAlarms).Should().BeApproximately(1_555_200, 1e-4);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 30)]
    [InlineData(2, 60)]
    [InlineData(6, 960)]
    [InlineData(7, 1440)]
    [InlineData(int.MaxValue, 1440)]
    public void The_cool_down_doubles_up_to_a_day(int rollbacks, int minutes)
    {
        new SequentialParameters().CoolDownAfter(rollbacks).Should().Be(TimeSpan.FromMinutes(minutes));
    }

    [Theory]
    [InlineData(20_000, 35_000, 75_000)]
    [InlineData(0, 10_000, 50_000)]
    [InlineData(-5, 10_000, 50_000)]
    [InlineData(long.MaxValue, 1L << 52, 1L << 52)]
    public void Legacy_quantiles_are_raised_by_ratio_and_slack(long legacy, long ack, long result)
    {
        var latency = new LatencyGuardrail();

        latency.AckBound(legacy).Should().Be(ack);
        latency.ResultBound(legacy).Should().Be(result);
    }

    [Theory]
    [InlineData(null, .001, .005)]
    [InlineData(null, .08, .04)]
    [InlineData(.08, .01, .005)]
    [InlineData(.01, .08, .005)]
    [InlineData(.08, .08, .04)]
    public void The_margin_follows_the_lower_of_the_legacys_rates(double? frozen, double present, double margin)
    {
        new AdvanceGates().ErrorMargin(frozen, present).Should().BeApproximately(margin, 1e-12);
    }

    private static SequentialParameters Guards(Guardrails guards) => new() { Guardrails = guards };

    private static SequentialParameters Latency(LatencyGuardrail latency) => Guards(new() { Latency = latency });

    private static SequentialParameters Gates(AdvanceGates gates) => new() { Gates = gates };
}
