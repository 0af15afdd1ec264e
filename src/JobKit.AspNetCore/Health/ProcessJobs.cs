using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace JobKit.AspNetCore;

/// <summary>POST <c>/process</c>: runs due jobs on this node and says what came of it.</summary>
internal sealed class ProcessJobs(
    IJobDrain drain, QueueSnapshots snapshots, IOptionsMonitor<JobApiOptions> options, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    private const int LargestBody = 8 * 1024;
    private const int Most = 100;

    private static readonly ProblemResult Unreadable = new(
        ErrorCodes.PayloadInvalid, "The body must be empty or {\"maxJobs\": 1 to 100, \"forceProcessing\": true or false}.");

    public async Task<IResult> RunAsync(HttpContext context)
    {
        var json = await CappedBody.ReadAsync(context.Request, LargestBody, context.RequestAborted).ConfigureAwait(false);
        return json is null ? Unreadable : await RunAsync(json.Value, context).ConfigureAwait(false);
    }

    /// <summary>The same for a body that was read already.</summary>
    public async Task<IResult> RunAsync(ReadOnlyMemory<byte> json, HttpContext context)
    {
        var began = clock.GetTimestamp();
        if (Read(json) is not { MaxJobs: >= 1 and <= Most } asked)
        {
            return Unreadable;
        }

        // The server waits for this request when the app stops, with the time that running jobs are given to end in.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var done = await drain.DrainAsync(asked.MaxJobs, options.CurrentValue.ProcessMaxDuration, asked.ForceProcessing, ending.Token).ConfigureAwait(false);
        var now = await snapshots.ReadNowAsync(context.RequestAborted).ConfigureAwait(false);
        var body = new ProcessedBody(
            Success: true,
            Processed: done.Completed + done.NotCompleted,
            done.Completed,
            Failed: done.NotCompleted,
            done.Running,
            Remaining: now.Due,
            DurationMs: (long)clock.GetElapsedTime(began).TotalMilliseconds);
        return new WireResult<ProcessedBody>(body, WireJson.Default.ProcessedBody);
    }

    private static ProcessBody? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            return json.IsEmpty ? new() : JsonSerializer.Deserialize(json.Span, WireJson.Default.ProcessBody);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
