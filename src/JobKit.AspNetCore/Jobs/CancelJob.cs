using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>POST <c>/{jobId}/cancel</c>: at once while it is pending, else as a request to its handler.</summary>
internal sealed class CancelJob(OwnJobs own, IJobQueue queue, IJobOperator operators, JobAnswer answer)
{
    private const int LargestBody = 8 * 1024;
    private const int LongestReason = 1000;

    private static readonly ProblemResult Unreadable = new(ErrorCodes.PayloadInvalid, "The body must be empty or {\"reason\": text of at most 1000 characters}.");

    public async Task<IResult> RunAsync(string jobId, HttpContext context)
    {
        if (await own.FindAsync(jobId, JobOperations.Cancel, context).ConfigureAwait(false) is not { } job)
        {
            return JobProblems.NotFound;
        }

        if (await CappedBody.ReadAsync(context.Request, LargestBody, context.RequestAborted).ConfigureAwait(false) is not { } json || !TryRead(json, out var reason))
        {
            return Unreadable;
        }

        var caller = CallerFeature.Of(context);
        await operators.CancelAsync(job.Id, new(caller.Owner, reason), context.RequestAborted).ConfigureAwait(false);
        return await queue.GetAsync(job.Id, caller.Owner, context.RequestAborted).ConfigureAwait(false) is { } after
            ? answer.Of(after, context, after.IsTerminal ? StatusCodes.Status200OK : StatusCodes.Status202Accepted)
            : JobProblems.NotFound;
    }

    private static bool TryRead(ReadOnlyMemory<byte> json, out string? reason)
    {
        reason = null;
        if (json.IsEmpty)
        {
            return true;
        }

        try
        {
            reason = JsonSerializer.Deserialize(json.Span, WireJson.Default.CancelBody)?.Reason;
            return reason is not { Length: > LongestReason };
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
