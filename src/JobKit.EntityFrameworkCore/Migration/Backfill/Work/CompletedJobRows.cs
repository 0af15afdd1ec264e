using System.Text;
using System.Text.Json;
using JobKit.Migration;
using JobKit.Storage;
using Microsoft.Extensions.Options;

namespace JobKit.EntityFrameworkCore;

/// <summary>Makes rows of completed jobs, and refuses those that no store would keep.</summary>
internal sealed class CompletedJobRows(IJobFactory factory, IOptions<JobOptions> jobs, IOptionsMonitor<RetentionOptions> retention, TimeProvider clock)
{
    /// <exception cref="ArgumentException">Its times are out of order, or its retention is over already.</exception>
    /// <exception cref="JobPayloadException">Its payload or result cannot be serialised or is over the limit.</exception>
    public CompletedJobRow Make(RowFrame frame, string key, CompletedJob done)
    {
        var created = Micro(done.CreatedAt);
        var started = Micro(done.StartedAt ?? done.CreatedAt);
        var finished = Micro(done.FinishedAt ?? done.StartedAt ?? done.CreatedAt);
        CheckTimes(created, started, finished);
        var job = factory.Create(done.Payload, new()
        {
            Id = BackfillId.Of(frame.Backfill, key, created),
            MaxAttempts = 1,
            Owner = done.Owner,
            Tenant = done.Tenant,
            CorrelationKey = done.CorrelationKey ?? KeyText.AsCorrelation(key),
            Tags = done.Tags,
        });
        return new(job, created, started, finished, Result(done.Result));
    }

    private void CheckTimes(DateTimeOffset created, DateTimeOffset started, DateTimeOffset finished)
    {
        if (started < created || finished < started)
        {
            throw new ArgumentException($"The job was made at {created:O}, began at {started:O} and ended at {finished:O}. Give times in this order.", nameof(finished));
        }

        var kept = retention.CurrentValue.Completed;
        if (finished > clock.GetUtcNow() || clock.GetUtcNow() - finished >= kept)
        {
            throw new ArgumentException(
                $"The job ended at {finished:O}, and completed jobs are kept for {kept:c} (JobKit:Retention:Completed): it would be removed at once, or lies ahead. Keep them longer, or take such rows out with Where().",
                nameof(finished));
        }
    }

    private string? Result(object? result)
    {
        if (result is null)
        {
            return null;
        }

        var json = JsonSerializer.Serialize(result, result.GetType(), jobs.Value.SerializerOptions);
        return Encoding.UTF8.GetByteCount(json) is var size && size <= jobs.Value.MaxResultBytes
            ? json
            : throw new JobPayloadException($"The result is {size} bytes of JSON. It must be at most {jobs.Value.MaxResultBytes}. Keep large data elsewhere, or raise JobKit:Jobs:MaxResultBytes.");
    }

    private static DateTimeOffset Micro(DateTimeOffset instant) => EpochMicroseconds.ToInstant(EpochMicroseconds.From(instant));
}
