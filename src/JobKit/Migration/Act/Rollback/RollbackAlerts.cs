namespace JobKit.Migration;

/// <summary>What people are told of a rollback; the seed's words, where it had any.</summary>
internal static class RollbackAlerts
{
    public static AlertJob Initiated(RollbackJob rollback) => new()
    {
        Title = "EMERGENCY ROLLBACK INITIATED",
        Text = $"All requests of {rollback.Key} go back to direct processing",
        Severity = AlertSeverity.Critical,
        Channel = rollback.AlertChannel,
        Fields = Who(rollback),
    };

    public static AlertJob Completed(RollbackJob rollback, IEnumerable<RollbackStep> steps) => new()
    {
        Title = "EMERGENCY ROLLBACK COMPLETED",
        Text = "Background jobs system has been rolled back to direct processing",
        Severity = AlertSeverity.Critical,
        Channel = rollback.AlertChannel,
        Fields =
        [
            .. Who(rollback),
            .. steps.Where(step => step.State is not RollbackStepState.Running).Select(step => new AlertField(
                step.Name, step.State == RollbackStepState.Failed ? $"Failed, and is tried again: {step.Detail}" : step.Detail ?? step.State.ToString(), IsShort: false)),
        ],
    };

    public static AlertJob Failed(RollbackJob rollback, IReadOnlyList<string> steps) => new()
    {
        Title = "EMERGENCY ROLLBACK FAILED",
        Text = "Background jobs system rollback failed, immediate manual intervention required. Requests go to direct processing all the same; "
            + $"these steps were given up: {string.Join(", ", steps)}",
        Severity = AlertSeverity.Critical,
        Channel = rollback.AlertChannel,
        Fields = Who(rollback),
    };

    private static List<AlertField> Who(RollbackJob rollback) =>
        [new("Rollout", rollback.Key), new("By", rollback.Actor), new("Reason", rollback.Reason ?? "none given", IsShort: false)];
}
