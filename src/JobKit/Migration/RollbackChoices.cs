namespace JobKit.Migration;

/// <summary>What a rollback does with the work that is under way. Ids that were handed out are answered whatever is chosen.</summary>
public sealed record RollbackChoices
{
    /// <summary>Jobs that nobody has begun; <see cref="QueuedAtRollback.LetRun"/> by default.</summary>
    public QueuedAtRollback Queued { get; init; }

    /// <summary>Jobs that are running; <see cref="RunningAtRollback.LetFinish"/> by default.</summary>
    public RunningAtRollback Running { get; init; }

    /// <summary>The workers; <see cref="WorkerAtRollback.Keep"/> by default.</summary>
    public WorkerAtRollback Worker { get; init; }
}
