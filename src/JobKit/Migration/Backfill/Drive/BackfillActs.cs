namespace JobKit.Migration;

/// <summary>What may be done with a backfill in which state.</summary>
internal static class BackfillActs
{
    /// <summary>Who it is that finishes or stops a backfill without an operator.</summary>
    public static readonly OperatorAction Itself = new(BackfillWork.TypeName);

    public static IReadOnlyList<BackfillState> Startable { get; } = [BackfillState.NotStarted, BackfillState.Finished];

    public static IReadOnlyList<BackfillState> Pausable { get; } = [BackfillState.Running];

    public static IReadOnlyList<BackfillState> Resumable { get; } = [BackfillState.Paused, BackfillState.Stopped];

    public static IReadOnlyList<BackfillState> Retriable { get; } =
        [BackfillState.Running, BackfillState.Paused, BackfillState.Stopped, BackfillState.Finished];

    /// <summary>What an operator can do instead.</summary>
    public static string Mend(BackfillState state) => state switch
    {
        BackfillState.NotStarted => "Start it first.",
        BackfillState.Running => "Pause it, or wait until it has finished.",
        BackfillState.Paused or BackfillState.Stopped => "Resume it.",
        _ => "Start it again, or retry its failed rows.",
    };
}
