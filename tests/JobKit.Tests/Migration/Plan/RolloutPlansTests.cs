using JobKit.Migration;

namespace JobKit.Tests.Migration.Plan;

public sealed class RolloutPlansTests
{
    private const string Key = "create-storybook";

    private static readonly Dictionary<string, RolloutPlan> Plans = new()
    {
        ["two-stages"] = RolloutPlans.TwoStages(Key),
        ["four-stages"] = RolloutPlans.FourStages(Key),
        ["six-stages"] = RolloutPlans.SixStages(Key),
        ["seed-weeks"] = RolloutPlans.SeedWeeks(Key),
        ["seed-phases"] = RolloutPlans.SeedPhases(Key),
    };

    [Fact]
    public void The_documented_plans_are_the_codes()
    {
        PlanDocuments.Plans.Keys.Should().BeEquivalentTo(Plans.Keys);
        foreach (var (name, json) in PlanDocuments.Plans)
        {
            RolloutPlan.FromJson(json).ToJson().Should().Be(Plans[name].ToJson(), name);
        }
    }

    [Fact]
    public void Each_is_good_and_ends_complete_with_approval()
    {
        foreach (var plan in Plans.Values)
        {
            plan.Problems().Should().BeEmpty();
            plan.Stages[^1].Should().Be(MigrationStage.Complete);
            plan.Approvals.Should().ContainKey(MigrationStage.Complete);
        }

        Plans.Values.Select(plan => plan.Stages.Length).Should().Equal(2, 4, 6, 4, 5);
    }

    [Fact]
    public void The_seeds_weeks_keep_their_shares_and_stay_a_week_at_each()
    {
        var plan = Plans["seed-weeks"];

        plan.Steps.Select(step => step.Percent).Should().Equal(5, 20, 50, 100);
        plan.Parameters.MinDwell.Should().Be(TimeSpan.FromDays(7));
    }
}
