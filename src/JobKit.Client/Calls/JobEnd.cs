namespace JobKit.Client;

/// <summary>What is thrown for a job that ended without a result.</summary>
internal static class JobEnd
{
    public static JobClientException ExceptionOf(JobState state) => state switch
    {
        { Status: RemoteJobStatus.Cancelled } => new JobCancelledException(state),
        { ErrorCode: "JOB_TIMEOUT" } => new JobTimeoutException(state),
        _ => new JobFailedException(state),
    };
}
