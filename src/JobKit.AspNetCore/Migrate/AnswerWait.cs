using JobKit.Migration;
using Microsoft.Extensions.Logging;

namespace JobKit.AspNetCore;

/// <summary>Waits for a stored job's answer: as long as contract, server and client allow, and not into the app's end.</summary>
internal sealed class AnswerWait(ILegacyAnswers answers, LegacyContract contract, TimeSpan? serverTimeout, ILogger logger, CancellationToken stopping)
{
    private const string Nothing = "null";

    /// <exception cref="OperationCanceledException">The client is gone.</exception>
    public async Task<LegacyAnswer> ForAsync(MigratedRequest request, JobId id)
    {
        var (http, owner) = (request.Http, request.Caller.Owner);
        var preferred = http.Request.Headers["Prefer"];
        var prefer = preferred.Count == 0 ? default : PreferHeader.Parse(preferred);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        try
        {
            return await answers.AnswerAsync(contract, id, owner, prefer, serverTimeout - request.Elapsed, end.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (!http.RequestAborted.IsCancellationRequested)
        {
            if (error is not OperationCanceledException)
            {
                MigrateLog.NotAwaited(logger, error, id, request.Name);
            }

            // It is stored, so legacy must not answer any more: the client is told where to ask.
            return answers.Translate(contract, new() { Id = id, Type = contract.JobType, Queue = "", Payload = Nothing, Owner = owner }, owner);
        }
    }
}
