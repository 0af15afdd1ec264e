namespace JobKit.Migration;

/// <summary>What is wrong with a plan: each thing one sentence with its path, value, range and mend, in the plan's order.</summary>
internal static class PlanCheck
{
    private const int KeyLength = 100;
    private const int UnitLength = 64;
    private const int TextLength = 200;
    private const int MaxEntries = 50;
    private const int MostHeldBack = 500_000;

    public static IReadOnlyList<string> Problems(RolloutPlan plan, TimeSpan? jobTimeout = null) =>
    [
        .. new[]
        {
            Ranges.Name("key", plan.Key, KeyLength, "Name the rollout like create-storybook."),
            Ranges.Name("unit", plan.Unit, UnitLength, "Name what is routed as one, or remove it for the default, user."),
            Ranges.Text("salt", plan.Salt, TextLength, "Set it to the key and a number, like create-storybook:1."),
            Known("hash", plan.Hash),
            Known("anonymous", plan.Anonymous),
            Known("failSafe", plan.FailSafe),
        }.OfType<string>(),
        .. StageProblems.Of(plan),
        .. StepProblems.Of(plan),
        .. new[]
        {
            plan.Holdback.Ppm <= MostHeldBack
                ? null
                : $"holdback is {plan.Holdback}. It must be between 0 and 50. Set it to the part that stays with legacy to compare with, or remove it for the default, 5.",
            Known("policy", plan.Policy),
            plan.Policy != RolloutPolicy.Seed || plan.AcknowledgeKnownFaults
                ? null
                : "acknowledgeKnownFaults is false. It must be true for the policy \"seed\", which advances without data and lowers at random. Set it to true, or choose the policy \"sequential\", the default.",
        }.OfType<string>(),
        .. plan.Parameters.Problems(),
        .. Maturation(plan, jobTimeout),
        .. CalendarProblems.Of(plan, MaxEntries),
        .. DependencyProblems.Of(plan, KeyLength, MaxEntries),
        .. new[]
        {
            Known("rollback.queued", plan.Rollback.Queued),
            Known("rollback.running", plan.Rollback.Running),
            Known("rollback.worker", plan.Rollback.Worker),
            Ranges.Text("alertChannel", plan.AlertChannel, TextLength, "Set it to a channel like #migrations, or remove it for the app's."),
        }.OfType<string>(),
    ];

    /// <summary>No plan stops waiting while an attempt may still run.</summary>
    public static IEnumerable<string> Maturation(RolloutPlan plan, TimeSpan? jobTimeout)
    {
        if (jobTimeout is { } shortest && plan.Parameters.MaturationWindow < shortest)
        {
            yield return $"maturationWindow is {PlanTimes.Text(plan.Parameters.MaturationWindow)}. It must be at least the timeout of one attempt, {PlanTimes.Text(shortest)}, or jobs that are still running count as failed. Set it to that or more.";
        }
    }

    // What JSON cannot say, code can.
    private static string? Known<TEnum>(string path, TEnum value)
        where TEnum : struct, Enum =>
        Enum.IsDefined(value) ? null : $"{path} is {value:D}. It must be {string.Join(", ", PlanWords.All<TEnum>())}. Set it to one of these, or remove it for the default.";
}
