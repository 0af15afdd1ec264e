namespace JobKit.Migration;

/// <summary>What a rollback does with the workers.</summary>
public enum WorkerAtRollback
{
    /// <summary>They go on; the default. To stop them would strand everybody who waits.</summary>
    Keep = 0,

    /// <summary>The rollout's queues are paused: what runs ends, nothing begins.</summary>
    PauseQueues = 1,
}
