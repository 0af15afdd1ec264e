using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>GET <c>/process</c>: how the queues stand now.</summary>
internal sealed class ReadQueues(QueueSnapshots snapshots)
{
    public async Task<IResult> RunAsync(HttpContext context)
    {
        var now = await snapshots.ReadAsync(context.RequestAborted).ConfigureAwait(false);
        return new WireResult<QueuesNowBody>(
            new(now.Pending, now.Due, now.Processing, now.FreeSlots, now.OldestDueSeconds, now.Paused), WireJson.Default.QueuesNowBody);
    }
}
