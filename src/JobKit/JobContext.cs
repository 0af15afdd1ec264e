using Polly;

namespace JobKit;

/// <summary>What a handler knows of its attempt, and what it can do beside its work.</summary>
/// <remarks>Its writes are fenced: once the lease is lost they throw <see cref="JobLeaseLostException"/> and change nothing.</remarks>
public abstract class JobContext
{
    /// <summary>The job.</summary>
    public abstract JobId Id { get; }

    /// <summary>The stable name of its type.</summary>
    public abstract string Type { get; }

    /// <summary>The queue it came from.</summary>
    public abstract string Queue { get; }

    /// <summary>Which attempt this is, from 1.</summary>
    public abstract int Attempt { get; }

    /// <summary>How many there may be.</summary>
    public abstract int MaxAttempts { get; }

    /// <summary>The user the job belongs to, or null.</summary>
    public abstract string? Owner { get; }

    /// <summary>The tenant it belongs to, or null.</summary>
    public abstract string? Tenant { get; }

    /// <summary>The entity it works on, or null.</summary>
    public abstract string? CorrelationKey { get; }

    /// <summary>The same text for every attempt of this job: give it to outside services that can drop a repeated call.</summary>
    public string IdempotencyKey => Id.ToString();

    /// <summary>The pipeline of the type's <see cref="HandlerOptions.UseResilience"/>, shared by all its jobs of this process; an empty one when none was set.</summary>
    /// <remarks>Put it around outside calls: <c>await context.Resilience.ExecuteAsync(async token =&gt; await client.PostAsync(..., token), cancellationToken)</c>.</remarks>
    public abstract ResiliencePipeline Resilience { get; }

    /// <summary>The right under which this attempt writes.</summary>
    public abstract JobLease Lease { get; }

    /// <summary>Tells how far the work is. Coalesced: at most one write a second and job, plus the last; returns without waiting for it.</summary>
    /// <param name="percent">0 to 100.</param>
    /// <param name="step">What is being done, at most 256 characters, or null to leave it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The percentage is not between 0 and 100.</exception>
    public abstract ValueTask ReportProgressAsync(int percent, string? step = null);

    /// <summary>Puts the job off: once the handler returns, it is pending again, due after the delay, and this attempt is not counted.</summary>
    /// <param name="delay">Zero to 365 days.</param>
    /// <exception cref="ArgumentOutOfRangeException">The delay is outside that range.</exception>
    public abstract void Snooze(TimeSpan delay);

    /// <summary>The state that an earlier attempt kept, or default.</summary>
    /// <exception cref="JobPayloadException">It cannot be read as <typeparamref name="T"/>.</exception>
    public abstract T? GetCheckpoint<T>();

    /// <summary>Keeps a small state for a later attempt; durable once the task completes.</summary>
    /// <remarks>
    /// It is written apart from the handler's transactions. In an open one of a SQLite database it would wait for the file that its own caller
    /// has locked, until the database's timeout: call it before that transaction begins, or after it ended.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The attempt has had its completion written in a transaction of its own: nothing was written.</exception>
    /// <exception cref="JobLeaseLostException">The lease was lost: nothing was written.</exception>
    /// <exception cref="JobPayloadException">It cannot be serialised, or is over 64 KB.</exception>
    public abstract Task SetCheckpointAsync<T>(T state, CancellationToken cancellationToken = default);

    /// <summary>Enqueues a job with this one as its parent, only while the lease is held.</summary>
    /// <remarks>
    /// It is written apart from the handler's transactions. In an open one of a SQLite database it would wait for the file that its own caller
    /// has locked, until the database's timeout: call it before that transaction begins, or after it ended.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The attempt has had its completion written in a transaction of its own: nothing was written.</exception>
    /// <exception cref="JobLeaseLostException">The lease was lost: nothing was written.</exception>
    public abstract Task<EnqueueResult> EnqueueChildAsync<TJob>(
        TJob job, EnqueueOptions? options = null, CancellationToken cancellationToken = default)
        where TJob : notnull;

    /// <summary>Completes the job by a write in a transaction of the caller's (the seam under the stores' <c>CompleteWithAsync</c>).</summary>
    /// <remarks>
    /// Commit soon after: while the transaction is open the lease may not get longer, and once it may have ended the attempt's token is
    /// cancelled, as always. After a rollback the attempt goes on like any other.
    /// </remarks>
    /// <param name="result">The result, or null.</param>
    /// <param name="settle">
    /// Given the lease and the result as JSON text: writes the completion under the lease's epoch in its transaction, and tells whether the
    /// lease was held. It must throw where the transaction could not commit.
    /// </param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="JobLeaseLostException">The lease was not held: nothing was written.</exception>
    public abstract Task CompleteInTransactionAsync(
        object? result, Func<JobLease, string?, CancellationToken, Task<bool>> settle, CancellationToken cancellationToken = default);
}
