using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace JobKit.AspNetCore;

/// <summary>A start with an idempotency key: the same key and body are the same job, also once it has ended, within the window.</summary>
/// <remarks>
/// While the job lives the store holds its unique key, whoever asks at the same time. After its end it is found by its tag; a repetition
/// that runs at the very instant at which the job ends can meet neither and makes another.
/// </remarks>
internal sealed class KeyedStart(IJobQueue queue, JobAliases aliases, IOptionsMonitor<JobApiOptions> options, TimeProvider clock)
{
    private const string BodyTag = "body:";

    public async Task<KeyedAnswer> RunAsync(StartRequest start, string key, CancellationToken cancellationToken)
    {
        var stored = IdempotencyKey.Stored(start.Owner, start.Job.Alias, key);
        var body = BodyTag + Convert.ToHexStringLower(SHA256.HashData(start.Json.Span).AsSpan(0, 24));
        if (await EarlierAsync(start, stored, cancellationToken).ConfigureAwait(false) is { } earlier)
        {
            return Replay(earlier, body);
        }

        var enqueued = await start.EnqueueAsync(queue, new() { Owner = start.Owner, UniqueKey = stored, Tags = [stored, body] }, cancellationToken).ConfigureAwait(false);
        if (enqueued.IsNew)
        {
            return new(enqueued);
        }

        var met = await queue.GetAsync(enqueued.Id, start.Owner, cancellationToken).ConfigureAwait(false);
        return met is null ? new(enqueued) : Replay(met, body);
    }

    private async Task<Job?> EarlierAsync(StartRequest start, string stored, CancellationToken cancellationToken)
    {
        var query = new JobQuery
        {
            Owner = start.Owner,
            Type = aliases.Stored(start.Job.Alias),
            Tag = stored,
            Since = clock.GetUtcNow() - options.CurrentValue.IdempotencyWindow,
            Limit = 1,
        };
        return (await queue.ListAsync(query, cancellationToken).ConfigureAwait(false)).Jobs is [var job, ..] ? job : null;
    }

    private static KeyedAnswer Replay(Job job, string body) => job.Tags.Contains(body, StringComparer.Ordinal)
        ? new(new EnqueueResult(job.Id, IsNew: false))
        : new(default, new(ErrorCodes.IdempotencyMismatch, "The same key was sent with another body before. Send a new key with a new request."));
}
