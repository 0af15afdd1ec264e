namespace JobKit.Migration;

/// <summary>What a rollback does with jobs that a worker has begun.</summary>
public enum RunningAtRollback
{
    /// <summary>They end by themselves; the default.</summary>
    LetFinish = 0,

    /// <summary>They are asked to stop.</summary>
    Cancel = 1,
}
