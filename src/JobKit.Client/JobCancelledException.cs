using System.Net;

namespace JobKit.Client;

/// <summary>The job was cancelled.</summary>
public sealed class JobCancelledException : JobClientException
{
    internal JobCancelledException(JobState state)
        : base(state, "JOB_CANCELLED", HttpStatusCode.Gone)
    {
    }
}
