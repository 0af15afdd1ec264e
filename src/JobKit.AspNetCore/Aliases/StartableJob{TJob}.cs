using System.Text.Json;

namespace JobKit.AspNetCore;

/// <inheritdoc/>
internal sealed class StartableJob<TJob>(string alias) : StartableJob(alias, typeof(TJob))
    where TJob : notnull
{
    public override ValueTask<EnqueueResult> EnqueueAsync(
        IJobQueue queue, ReadOnlyMemory<byte> json, JsonSerializerOptions reading, EnqueueOptions options, CancellationToken cancellationToken)
    {
        var job = JsonSerializer.Deserialize<TJob>(json.Span, reading) ?? throw new JsonException("The payload is null.");
        return queue.EnqueueAsync(job, options, cancellationToken);
    }
}
