namespace JobKit.Migration;

/// <summary>Who answers when a job could not be enqueued. Pure.</summary>
internal static class EnqueueRule
{
    /// <summary>How often a job is tried whose first try may or may not have stored it.</summary>
    public const int Tries = 3;

    public static EnqueueFault Judge(Exception error) => error switch
    {
        JobStoreException store => store.NothingWritten ? EnqueueFault.NotWritten : EnqueueFault.Unknown,
        JobConflictException => EnqueueFault.Conflict,
        JobKitException or ArgumentException => EnqueueFault.NotWritten,
        _ => EnqueueFault.Unknown,
    };

    /// <param name="fault">Of this try.</param>
    /// <param name="tries">How many there were, this one too.</param>
    /// <param name="mayBeWritten">Whether an earlier try may have stored it: then the legacy side must not answer any more.</param>
    public static EnqueueStep After(EnqueueFault fault, int tries, bool mayBeWritten) =>
        fault == EnqueueFault.Conflict ? EnqueueStep.Mismatch
        : fault == EnqueueFault.NotWritten && !mayBeWritten ? EnqueueStep.LegacyAnswers
        : tries < Tries ? EnqueueStep.Retry
        : EnqueueStep.Unavailable;
}
