using JobKit.Migration;

namespace JobKit.Tests.Migration.Decide.Feasibility;

public sealed class PlanForecastTests
{
    private static RolloutPlan Plan => new() { Key = "a", Stages = [MigrationStage.Canary, MigrationStage.RampDown, MigrationStage.Complete] };

    [Fact]
    public void Automatic_steps_become_those_that_the_traffic_can_decide()
    {
        var forecast = PlanFeasibility.Of(Plan, .1, 0);

        forecast.Plan.Steps.Select(step => step.Percent).Should().Equal(25, 50, 100);
        forecast.Require().Should().BeSameAs(forecast.Plan);
        forecast.Time.Should().Be(forecast.Steps.Select(step => step.Time!.Value).Aggregate((a, b) => a + b));
        forecast.AcceptedBy("alice").Should().BeNull();
    }

    [Fact]
    public void A_plan_that_its_traffic_cannot_decide_is_refused_with_need_and_supply_of_each_step()
    {
        var forecast = PlanFeasibility.Of(Plan with { Steps = [TrafficShare.FromPercent(1), TrafficShare.FromPercent(5), TrafficShare.FromPercent(25)] }, .1, .01);

        FluentActions.Invoking(forecast.Require).Should().Throw<RolloutPlanException>()
            .Which.Problems.Select(problem => problem.Split(" needs ")[0]).Should().Equal("steps: 1 %", "steps: 5 %", "steps: 100 %");
        forecast.Problems[0].Should().Contain($"needs {forecast.Steps[0].Need} candidate units (").And.Contain("gets 604 within maxDwell");
    }

    [Fact]
    public void Whoever_accepts_it_all_the_same_is_recorded_with_what_was_told()
    {
        var forecast = PlanFeasibility.Of(Plan with { Steps = [TrafficShare.FromPercent(20)] }, .0001, .01);

        forecast.AcceptedBy("alice")!.ToJson().Should().StartWith("""{"by":"alice","problems":["steps: 20 % needs """);
    }

    [Fact]
    public void Also_the_share_of_a_ramp_down_must_be_decided_and_complete_must_not()
    {
        Shares([MigrationStage.Canary, MigrationStage.Complete], 25).Should().Equal(25);
        Shares([MigrationStage.Canary, MigrationStage.RampDown, MigrationStage.Complete], 25).Should().Equal(25, 100);
        Shares([MigrationStage.Canary, MigrationStage.RampDown, MigrationStage.Complete], 25, 100).Should().Equal(25, 100);
        Shares([MigrationStage.RampDown, MigrationStage.Complete]).Should().Equal(100);
        Shares([MigrationStage.Shadow, MigrationStage.Complete]).Should().BeEmpty();
    }

    [Fact]
    public void Nothing_is_asked_of_the_seeds_policy()
    {
        var forecast = PlanFeasibility.Of(Plan with { Policy = RolloutPolicy.Seed, AcknowledgeKnownFaults = true }, 0, 0);

        (forecast.Feasible, forecast.Plan.Steps.IsEmpty).Should().Be((true, true));
    }

    [Fact]
    public void A_plan_that_is_wrong_in_itself_is_refused()
    {
        FluentActions.Invoking(() => PlanFeasibility.Of(Plan with { Key = "a b" }, 1, 0)).Should().Throw<RolloutPlanException>().WithMessage("key is \"a b\".*");
    }

    private static IEnumerable<decimal> Shares(MigrationStage[] stages, params int[] steps) =>
        PlanFeasibility.Of(Plan with { Stages = [.. stages], Steps = [.. steps.Select(step => TrafficShare.FromPercent(step))] }, 100, .01)
            .Steps.Select(step => TrafficShare.FromPpm(step.SharePpm).Percent);
}
