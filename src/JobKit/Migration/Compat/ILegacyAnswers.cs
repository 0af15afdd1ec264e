using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>Keeps legacy contracts with jobs: enqueues, waits, translates. A web framework's part only binds requests and writes answers.</summary>
/// <remarks>A singleton, safe for concurrent use.</remarks>
public interface ILegacyAnswers
{
    /// <summary>All contracts of this app.</summary>
    ImmutableArray<LegacyContract> Contracts { get; }

    /// <summary>The contract of a route, whatever its case and last slash, or null.</summary>
    LegacyContract? Find(string route);

    /// <summary>What is wrong with a contract that was not registered, as the app's start would say it of one that was: a sentence or two for each fault.</summary>
    IReadOnlyList<string> Problems(LegacyContract contract);

    /// <summary>Enqueues the job of a legacy request so that it is done once, by one side.</summary>
    /// <remarks>
    /// Surely not stored (no connection, or the job was refused): the legacy side is to answer. Where it may be stored it is tried twice more
    /// under the same id, then refused with 503. With an idempotency key a repetition with the same payload gives the first request's job while
    /// that is live, and one with another payload is refused with 422. Whatever is not a fault of enqueueing (a cancelled call) is thrown.
    /// </remarks>
    /// <param name="contract">The endpoint's contract.</param>
    /// <param name="job">The payload.</param>
    /// <param name="options">As for <see cref="IJobQueue.EnqueueAsync{TJob}"/>; an idempotency key takes the place of its unique key.</param>
    /// <param name="idempotencyKey">1 to 255 printable ASCII characters, or null.</param>
    /// <param name="cancellationToken">Stops waiting for the store; the job may be stored.</param>
    /// <exception cref="ArgumentException">The idempotency key is none.</exception>
    Task<LegacyEnqueueResult> EnqueueAsync<TJob>(
        LegacyContract contract, TJob job, EnqueueOptions? options = null, string? idempotencyKey = null, CancellationToken cancellationToken = default)
        where TJob : notnull;

    /// <summary>Waits for a job's end, as long as the contract, the server and the client allow, and answers.</summary>
    /// <param name="contract">The endpoint's contract.</param>
    /// <param name="id">The job.</param>
    /// <param name="caller">Whose request it is: another's job is answered as none.</param>
    /// <param name="prefer">What the client says of waiting.</param>
    /// <param name="serverTimeout">When the server gives up, or null where it does not.</param>
    /// <param name="cancellationToken">The client is gone: the wait ends, the job goes on.</param>
    Task<LegacyAnswer> AnswerAsync(
        LegacyContract contract, JobId id, string? caller, PreferHeader prefer = default, TimeSpan? serverTimeout = null, CancellationToken cancellationToken = default);

    /// <summary>The answer for a job as it stands.</summary>
    /// <param name="contract">The endpoint's contract.</param>
    /// <param name="job">The job, or null where there is none.</param>
    /// <param name="caller">Whose request it is.</param>
    LegacyAnswer Translate(LegacyContract contract, Job? job, string? caller);
}
