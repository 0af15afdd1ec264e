namespace JobKit.RolloutLab;

/// <summary>The result of two controllers for people.</summary>
internal static class ControllersText
{
    public static string Of(ControllersLine line) => FormattableString.Invariant(
        $"{line.Scenario,-17}{line.Setting.Name,-40}{line.Runs} runs: {line.Advances} advances, {line.RefusedAdvances} refused; {line.Rollbacks} rollbacks, {line.RetriedRollbacks} tried again, within {line.P95SecondsToRollback:0.0} s (p95); twice {line.DoubleAdvances}, after a rollback {line.AdvancesAfterRollback}, rollbacks lost {line.LostRollbacks}  [{line.Seconds:0.0} s]");
}
