using JobKit.Migration;
using Microsoft.Extensions.Logging;

namespace JobKit.AspNetCore;

/// <summary>Answers requests by jobs.</summary>
internal sealed class CandidateSide<TRequest, TJob>(
    LegacyContract contract,
    KeyedJobs jobs,
    RequestReader<TRequest> reader,
    JobMapping<TRequest, TJob> mapping,
    EnqueueTerms<TRequest> terms,
    AnswerWait wait,
    LegacySide legacy,
    int limit,
    ILogger logger) : ICandidateSide
    where TRequest : notnull
    where TJob : notnull
{
    public async Task AnswerAsync(MigratedRequest request)
    {
        var http = request.Http;
        var body = await ReadAsync(request).ConfigureAwait(false);
        if (!body.IsWhole || !reader.TryRead(http, body.Bytes, out var input) || !terms.TryKey(request, body.Bytes.Span, out var key))
        {
            // Not a request for a job: legacy tells what is wrong with it, or does it.
            body.Rewind(http.Request);
            await legacy.AnswerAsync(request).ConfigureAwait(false);
            return;
        }

        if (await EnqueueAsync(request, input, key).ConfigureAwait(false) is not { } enqueued)
        {
            // Surely no job: the candidate has failed, and the client is not to know.
            body.Rewind(http.Request);
            await legacy.AnswerAsync(request, RequestOutcome.Failed).ConfigureAwait(false);
            return;
        }

        if (enqueued.Outcome == LegacyEnqueueOutcome.Refused)
        {
            request.Record(enqueued.Answer!.Outcome == LegacyOutcome.Mismatch ? RequestOutcome.Repeated : RequestOutcome.Failed);
            await AnswerWriter.WriteAsync(http, enqueued.Answer).ConfigureAwait(false);
            return;
        }

        await FollowAsync(request, enqueued).ConfigureAwait(false);
    }

    private async ValueTask<BufferedBody> ReadAsync(MigratedRequest request)
    {
        try
        {
            return await BufferedBody.ReadAsync(request.Http.Request, limit, request.Http.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The client left before it had said what it wants: nobody does anything.
            request.Record(RequestOutcome.Aborted);
            throw;
        }
    }

    /// <summary>Null: it is surely not stored.</summary>
    private async ValueTask<LegacyEnqueueResult?> EnqueueAsync(MigratedRequest request, TRequest input, SentKey key)
    {
        TJob job;
        EnqueueOptions options;
        try
        {
            (job, options) = (mapping.Map(input, request.Http), terms.OptionsOf(input, request, key));
        }
        catch (Exception error)
        {
            MigrateLog.NotMapped(logger, error, request.Name);
            return null;
        }

        try
        {
            var result = await jobs.EnqueueAsync(contract, job, options, key, request.Http.RequestAborted).ConfigureAwait(false);
            return result.Outcome == LegacyEnqueueOutcome.LegacyAnswers ? null : result;
        }
        catch (Exception)
        {
            // The client left meanwhile. Where the job is stored, it runs, and counts when it ends.
            request.Record(RequestOutcome.AcceptedThenAborted);
            throw;
        }
    }

    private async Task FollowAsync(MigratedRequest request, LegacyEnqueueResult enqueued)
    {
        var http = request.Http;
        try
        {
            if (!enqueued.IsNew)
            {
                http.Response.Headers["Idempotency-Replayed"] = "true";
            }

            var answer = await wait.ForAsync(request, enqueued.JobId).ConfigureAwait(false);
            await AnswerWriter.WriteAsync(http, answer).ConfigureAwait(false);
        }
        finally
        {
            // A repetition made no job, and the first request's counts.
            request.Record(
                !enqueued.IsNew ? RequestOutcome.Repeated
                : http.RequestAborted.IsCancellationRequested ? RequestOutcome.AcceptedThenAborted
                : RequestOutcome.Accepted);
        }
    }
}
