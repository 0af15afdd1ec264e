using JobKit.Migration;

namespace JobKit.Tests.Migration.Plan;

public sealed class PlanLadderTests
{
    private static RolloutPlan Plan => new()
    {
        Key = "a",
        Stages = [MigrationStage.Shadow, MigrationStage.Canary, MigrationStage.RampDown, MigrationStage.Complete],
        Steps = [TrafficShare.FromPercent(5), TrafficShare.FromPercent(25), TrafficShare.FromPercent(100)],
    };

    [Fact]
    public void The_rungs_are_off_and_all_stages_with_the_canarys_shares()
    {
        Text(Plan).Should().Equal("Off 0", "Shadow 0", "Canary 5", "Canary 25", "Canary 100", "RampDown 100", "Complete 100");
        Text(Plan with { Stages = [MigrationStage.Off, MigrationStage.Complete], Steps = [] }).Should().Equal("Off 0", "Complete 100");
        Text(Plan with { Stages = [MigrationStage.Canary], Steps = [] }).Should().Equal("Off 0", "Canary 1", "Canary 5", "Canary 10", "Canary 25", "Canary 50", "Canary 100");
    }

    [Theory]
    [InlineData("Off", 0, "Shadow 0", null)]
    [InlineData("RolledBack", 0, "Shadow 0", null)]
    [InlineData("Shadow", 0, "Canary 5", "Off 0")]
    [InlineData("Canary", 5, "Canary 25", "Shadow 0")]
    [InlineData("Canary", 10, "Canary 25", "Canary 5")]
    [InlineData("Canary", 0, "Canary 5", "Shadow 0")]
    [InlineData("Canary", 100, "RampDown 100", "Canary 25")]
    [InlineData("RampDown", 100, "Complete 100", "Canary 100")]
    [InlineData("Complete", 100, null, "RampDown 100")]
    // DualWrite is not in this plan, but a revised plan may be adopted there.
    [InlineData("DualWrite", 0, "Canary 5", "Shadow 0")]
    public void Up_and_down_go_one_rung(string stage, int percent, string? up, string? down)
    {
        var (at, share) = (Enum.Parse<MigrationStage>(stage), TrafficShare.FromPercent(percent));

        (Text(PlanLadder.Next(Plan, at, share)), Text(PlanLadder.Previous(Plan, at, share))).Should().Be((up, down));
    }

    [Fact]
    public void Climbing_reaches_every_rung_once()
    {
        var climbed = new List<PlanRung> { PlanLadder.Rungs(Plan)[0] };
        while (PlanLadder.Next(Plan, climbed[^1].Stage, climbed[^1].Share) is { } next)
        {
            climbed.Add(next);
        }

        climbed.Should().Equal(PlanLadder.Rungs(Plan));
    }

    [Fact]
    public void Frozen_is_no_place_on_the_ladder()
    {
        FluentActions.Invoking(() => PlanLadder.Next(Plan, MigrationStage.Frozen, TrafficShare.None)).Should().Throw<ArgumentOutOfRangeException>();
    }

    private static IEnumerable<string?> Text(RolloutPlan plan) => PlanLadder.Rungs(plan).Select(rung => Text(rung));

    private static string? Text(PlanRung? rung) => rung is { } it ? $"{it.Stage} {it.Share}" : null;
}
