using System.Text.Json;

namespace JobKit.AspNetCore;

/// <summary>A start that was understood so far: which job, its body, how that is read, and whose it will be.</summary>
internal sealed record StartRequest(StartableJob Job, ReadOnlyMemory<byte> Json, JsonSerializerOptions Reading, string Owner)
{
    public ValueTask<EnqueueResult> EnqueueAsync(IJobQueue queue, EnqueueOptions options, CancellationToken cancellationToken) =>
        Job.EnqueueAsync(queue, Json, Reading, options, cancellationToken);
}
