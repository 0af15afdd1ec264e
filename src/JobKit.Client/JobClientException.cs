using System.Net;

namespace JobKit.Client;

/// <summary>The server refused, or a job that was waited for has no result.</summary>
public class JobClientException : Exception
{
    internal JobClientException(string message, string code, HttpStatusCode status, TimeSpan? retryAfter = null)
        : base(message)
    {
        Code = code;
        Status = status;
        RetryAfter = retryAfter;
    }

    private protected JobClientException(JobState state, string code, HttpStatusCode status)
        : base($"Job {state.JobId}: {state.Error ?? "It has no result."}")
    {
        Code = code;
        Status = status;
        State = state;
    }

    /// <summary>The stable code, as JOB_NOT_FOUND; <c>HTTP_nnn</c> where the answer has none, as those of proxies.</summary>
    public string Code { get; }

    /// <summary>The answer's HTTP status, or the one that stands for how the job ended.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>When to ask again, where the server says so.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The job, where it ended without a result.</summary>
    public JobState? State { get; }
}
