namespace JobKit.Migration;

/// <summary>Where one step of a rollback stands.</summary>
/// <remarks>The numbers are stored and never change meaning.</remarks>
public enum RollbackStepState
{
    /// <summary>Nobody has begun it.</summary>
    Pending = 0,

    /// <summary>It was begun; by a node that died meanwhile, perhaps.</summary>
    Running = 1,

    /// <summary>It is done, and is not done again.</summary>
    Done = 2,

    /// <summary>It failed, and is tried again while the job has attempts left.</summary>
    Failed = 3,

    /// <summary>There was nothing to do, or no means to do it; the detail says which.</summary>
    Skipped = 4,
}
