using JobKit.Migration;

namespace JobKit.Tests.Migration.Decide.Feasibility;

public sealed class PlanFeasibilityTests
{
    private static readonly SequentialParameters Defaults = new();

    [Fact]
    public void Without_any_errors_one_percent_needs_about_two_thousand_candidate_units()
    {
        var step = PlanFeasibility.Forecast(10_000, Traffic(5, 0), Defaults);

        step.Need.Should().BeInRange(1_950, 2_100);
        step.Time.Should().BeCloseTo(TimeSpan.FromSeconds(step.Need!.Value / .05), TimeSpan.FromMinutes(2));
        step.Feasible.Should().BeTrue();
    }

    [Theory]
    [InlineData(100_000, .01, 4199)]
    [InlineData(500_000, .01, 6430)]
    public void The_forecast_lies_on_the_safe_side_of_the_designs_medians_and_near_them(int share, double errors, double median)
    {
        PlanFeasibility.Forecast(share, Traffic(5, errors), Defaults).Need.Should().BeInRange((long)median, (long)(median * 1.4));
    }

    [Fact]
    public void A_step_that_its_traffic_cannot_decide_names_need_and_supply_and_mend()
    {
        var step = PlanFeasibility.Forecast(10_000, Traffic(.01, .01), Defaults);

        step.Feasible.Should().BeFalse();
        step.Supply.Should().BeApproximately(60.48, 1e-9);
        step.Problem.Should().StartWith($"steps: 1 % needs {step.Need} candidate units (").And.Contain("gets 60 within maxDwell, 7.00:00:00").And.Contain("larger share");
    }

    [Fact]
    public void All_traffic_without_holdback_leaves_nothing_to_compare()
    {
        PlanFeasibility.Forecast(1_000_000, new TrafficForecast(5, .01, 0), Defaults).Problem.Should().Contain("Set holdback");
        PlanFeasibility.Forecast(1_000_000, new TrafficForecast(5, .01, 50_000), Defaults).Feasible.Should().BeTrue();
    }

    [Fact]
    public void A_ratio_gate_without_errors_can_never_be_decided_and_with_errors_can()
    {
        var ratio = new SequentialParameters { Gates = new() { Kind = GateKind.Ratio, Ratio = 2 } };

        PlanFeasibility.Forecast(100_000, Traffic(5, 0), ratio).Problem.Should().Contain("can never be decided");
        PlanFeasibility.Forecast(100_000, Traffic(5, .01), ratio).Need.Should().BeInRange(1000, 5000);
    }

    [Fact]
    public void No_traffic_is_no_supply()
    {
        var step = PlanFeasibility.Forecast(100_000, Traffic(0, .01), Defaults);

        (step.Supply, step.Time, step.Feasible).Should().Be((0, null, false));
    }

    [Theory]
    [InlineData(10, 0, new[] { 1, 5, 10, 25, 50, 100 })]
    [InlineData(1, 0, new[] { 5, 10, 25, 50, 100 })]
    [InlineData(.1, 0, new[] { 25, 50, 100 })]
    [InlineData(.01, 0, new[] { 50, 100 })]
    public void Automatic_steps_start_where_the_traffic_can_decide_within_a_day(double perSecond, double errors, int[] percents)
    {
        PlanFeasibility.AutomaticSteps(Traffic(perSecond, errors), Defaults).Should().Equal(percents.Select(percent => percent * 10_000));
    }

    [Fact]
    public void An_absolute_budget_needs_units_too()
    {
        var budget = new SequentialParameters { Guardrails = new() { Latency = new() { Mode = LatencyMode.Budget } }, Gates = new() { MarginErrors = .5, MinUnits = 1 } };

        PlanFeasibility.Forecast(100_000, Traffic(5, 0), budget).Need.Should().BeInRange(50, 100);
    }

    private static TrafficForecast Traffic(double perSecond, double errors) => new(perSecond, errors, 50_000);
}
