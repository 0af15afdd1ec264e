using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;

namespace JobKit.Client;

/// <summary>Jobs of another app, over HTTP. Safe for use by many at once.</summary>
/// <remarks>
/// A refusal is a <see cref="JobClientException"/> with the server's code; a server that cannot be reached is the <see cref="HttpRequestException"/> of
/// <see cref="HttpClient"/>, but while a job is followed: then the connection is taken up again.
/// </remarks>
public interface IJobClient
{
    /// <summary>Starts a job, with an idempotency key: where the request is sent again, by this call's handlers or by the caller with the same key, the job is the same.</summary>
    /// <param name="type">The alias under which the app lets this job be started.</param>
    /// <param name="job">Its payload.</param>
    /// <param name="options">The key, where the caller has one of its own.</param>
    /// <param name="cancellationToken">Stops waiting for the answer; the job may have been started.</param>
    /// <exception cref="JobClientException">The server refused, for instance with PAYLOAD_INVALID, JOB_TYPE_UNKNOWN, USER_JOB_LIMIT or IDEMPOTENCY_MISMATCH.</exception>
    [RequiresUnreferencedCode("The payload is written by reflection. Give its JsonTypeInfo.")]
    [RequiresDynamicCode("The payload is written by reflection. Give its JsonTypeInfo.")]
    Task<JobStart> StartAsync<TJob>(string type, TJob job, JobStartOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>The same without reflection, and with the caller's own JSON settings.</summary>
    Task<JobStart> StartAsync<TJob>(string type, TJob job, JsonTypeInfo<TJob> jobInfo, JobStartOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>A job as it stands; null where there is none, or it is not the caller's.</summary>
    /// <exception cref="JobClientException">The server refused.</exception>
    Task<JobState?> GetAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>A job as it stands and whenever that changes, the last time at its end; states that follow each other quickly may be skipped, never the last.</summary>
    /// <remarks>By server-sent events where the server gives a stream, else by polling as it says. Lost connections are taken up again until the token says stop.</remarks>
    /// <exception cref="JobClientException">The server refused, for instance with UNAUTHENTICATED, or with JOB_NOT_FOUND where the job is unknown or was pruned meanwhile.</exception>
    IAsyncEnumerable<JobState> WatchAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Follows a job to its end and gives its result.</summary>
    /// <param name="id">The job.</param>
    /// <param name="timeout">How long to wait at most, or <see cref="Timeout.InfiniteTimeSpan"/>. The job itself goes on.</param>
    /// <param name="progress">Told of each state.</param>
    /// <param name="cancellationToken">Stops waiting. The job itself goes on.</param>
    /// <exception cref="JobFailedException">The job failed.</exception>
    /// <exception cref="JobTimeoutException">The job took longer than it may.</exception>
    /// <exception cref="JobCancelledException">The job was cancelled.</exception>
    /// <exception cref="TimeoutException">The job has not ended in time.</exception>
    /// <exception cref="JobClientException">The server refused.</exception>
    [RequiresUnreferencedCode("The result is read by reflection. Give its JsonTypeInfo.")]
    [RequiresDynamicCode("The result is read by reflection. Give its JsonTypeInfo.")]
    Task<TResult> WaitAsync<TResult>(Guid id, TimeSpan timeout, IProgress<JobState>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>The same without reflection, and with the caller's own JSON settings.</summary>
    Task<TResult> WaitAsync<TResult>(
        Guid id, JsonTypeInfo<TResult> resultInfo, TimeSpan timeout, IProgress<JobState>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Cancels a job, or asks its handler to stop where it is at work; an ended one stays as it is.</summary>
    /// <returns>The job as it stands then.</returns>
    /// <exception cref="JobClientException">The server refused, for instance with JOB_NOT_FOUND.</exception>
    Task<JobState> CancelAsync(Guid id, string? reason = null, CancellationToken cancellationToken = default);

    /// <summary>What a flag of the app is for the caller. The answer is not kept.</summary>
    /// <exception cref="JobClientException">The server refused, for instance with FLAG_NOT_FOUND.</exception>
    Task<FlagState> EvaluateFlagAsync(string name, CancellationToken cancellationToken = default);
}
