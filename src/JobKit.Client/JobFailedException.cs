using System.Net;

namespace JobKit.Client;

/// <summary>The job failed.</summary>
public sealed class JobFailedException : JobClientException
{
    internal JobFailedException(JobState state)
        : base(state, "JOB_FAILED", HttpStatusCode.UnprocessableEntity)
    {
    }
}
