using JobKit.Migration;

namespace JobKit.Tests.Migration.Act;

/// <summary>Rollouts and what is done with them, for tests.</summary>
internal static class Some
{
    public const string Key = "create-storybook";

    public static readonly DateTimeOffset Now = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    public static OperatorAction Alice { get; } = new("alice", "because");

    /// <summary>Shadow, Canary at 1, 5, 25 and 100 %, RampDown, Complete.</summary>
    public static RolloutPlan Plan(Func<RolloutPlan, RolloutPlan>? shape = null)
    {
        var plan = new RolloutPlan
        {
            Key = Key,
            Stages = [MigrationStage.Shadow, MigrationStage.Canary, MigrationStage.RampDown, MigrationStage.Complete],
            Steps = [Share(5), Share(25), Share(100)],
        };
        return shape is null ? plan : shape(plan);
    }

    public static TrafficShare Share(decimal percent) => TrafficShare.FromPercent(percent);

    public static Rollout At(MigrationStage stage, decimal share = 0, Func<Rollout, Rollout>? shape = null)
    {
        var plan = Plan();
        var rollout = new Rollout
        {
            Key = Key,
            Version = 7,
            Epoch = 3,
            Plan = plan,
            Salt = plan.Salt,
            Stage = stage,
            Share = Share(share),
            EnteredAt = Now.AddHours(-1),
        };
        return shape is null ? rollout : shape(rollout);
    }

    public static RolloutMove Move(Rollout rollout, string actor = "alice") => new(rollout, new(actor, "because"), Now);

    public static Rollout Planned(Rollout rollout, Func<RolloutPlan, RolloutPlan> shape) => rollout with { Plan = shape(rollout.Plan) };
}
