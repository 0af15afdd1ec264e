namespace JobKit.AspNetCore;

/// <summary>Problems whose sentence never varies: two requests cannot be told apart by them.</summary>
internal static class JobProblems
{
    /// <summary>For an unknown id, another's job and one without an owner alike.</summary>
    public static readonly ProblemResult NotFound = new(ErrorCodes.JobNotFound, "There is no such job, or it was removed some time after its end.");

    public static readonly ProblemResult TooLarge = new(ErrorCodes.PayloadTooLarge, "The payload is larger than this app takes. Send less, or send an address of the data.");
}
