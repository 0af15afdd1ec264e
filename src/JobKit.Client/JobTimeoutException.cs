using System.Net;

namespace JobKit.Client;

/// <summary>The job took longer than it may.</summary>
public sealed class JobTimeoutException : JobClientException
{
    internal JobTimeoutException(JobState state)
        : base(state, "JOB_TIMEOUT", HttpStatusCode.GatewayTimeout)
    {
    }
}
