using System.Text.Json;
using JobKit.Migration;
using JobKit.Storage;
using Microsoft.Extensions.Options;

namespace JobKit.AspNetCore;

/// <summary>Enqueues the jobs of requests with an idempotency key: the same key and request are the same job, also once it has ended, within the window.</summary>
/// <remarks>
/// While the job lives the store holds its key, whoever asks at the same time; after its end it is found by its tag. A repetition that runs at the
/// very instant at which the job ends can meet neither, and makes another.
/// </remarks>
internal sealed class KeyedJobs(ILegacyAnswers answers, IJobQueue queue, IJobFactory factory, IOptionsMonitor<JobApiOptions> options, TimeProvider clock)
{
    public async Task<LegacyEnqueueResult> EnqueueAsync<TJob>(
        LegacyContract contract, TJob job, EnqueueOptions terms, SentKey key, CancellationToken cancellationToken)
        where TJob : notnull
    {
        if (key.Tag is not null && await EndedAsync(contract.JobType, terms.Owner, key.Tag, cancellationToken).ConfigureAwait(false) is { } ended)
        {
            // Another request's id: the store refuses it, and the client is told so in the contract's shape.
            return IsSame(ended.Payload, factory.Create(job, terms).Payload)
                ? new(LegacyEnqueueOutcome.Enqueued, ended.Id, IsNew: false)
                : await answers.EnqueueAsync(contract, job, terms with { Id = ended.Id }, idempotencyKey: null, cancellationToken).ConfigureAwait(false);
        }

        return await answers.EnqueueAsync(contract, job, terms, key.Value, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsSame(string stored, string given)
    {
        using var one = JsonDocument.Parse(stored);
        using var other = JsonDocument.Parse(given);
        return JsonElement.DeepEquals(one.RootElement, other.RootElement);
    }

    private async Task<Job?> EndedAsync(string type, string? owner, string tag, CancellationToken cancellationToken)
    {
        var query = new JobQuery { Owner = owner, Type = type, Tag = tag, Since = clock.GetUtcNow() - options.CurrentValue.IdempotencyWindow, Limit = 1 };
        try
        {
            var found = (await queue.ListAsync(query, cancellationToken).ConfigureAwait(false)).Jobs;
            return found is [{ IsTerminal: true } job] && string.Equals(job.Owner, owner, StringComparison.Ordinal) ? job : null;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The store is asked again at once, to take the job, and its answer decides.
            return null;
        }
    }
}
