using JobKit.Storage;
using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>Enqueues a legacy request's job by <see cref="EnqueueRule"/>.</summary>
internal sealed class LegacyEnqueue(IJobQueue queue, IJobFactory factory, LegacyJson json, TimeProvider clock, ILogger<LegacyEnqueue> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async Task<LegacyEnqueueResult> RunAsync<TJob>(
        LegacyContract contract, TJob job, EnqueueOptions options, string? idempotencyKey, CancellationToken cancellationToken)
        where TJob : notnull
    {
        var given = options with { Id = options.Id ?? JobId.New(clock) };
        if (idempotencyKey is not null)
        {
            RequestKey.Check(idempotencyKey);
            given = given with { UniqueKey = RequestKey.UniqueKeyOf(options.Owner, idempotencyKey) };
        }

        var mayBeWritten = false;
        for (var tries = 1; ; tries++)
        {
            try
            {
                var answer = await queue.EnqueueAsync(job, given, cancellationToken).ConfigureAwait(false);
                return idempotencyKey is not null && !await IsSameAsync(answer.Id, job, given, cancellationToken).ConfigureAwait(false)
                    ? new(LegacyEnqueueOutcome.Refused, answer.Id, false, ErrorAnswers.Mismatch(contract, json))
                    : new(LegacyEnqueueOutcome.Enqueued, answer.Id, answer.IsNew || (mayBeWritten && answer.Id == given.Id));
            }
            catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                var fault = EnqueueRule.Judge(error);
                switch (EnqueueRule.After(fault, tries, mayBeWritten))
                {
                    case EnqueueStep.LegacyAnswers:
                        CompatLog.LegacyAnswers(logger, error, contract.JobType, contract.Route);
                        return new(LegacyEnqueueOutcome.LegacyAnswers, given.Id.Value, false, Fault: error);
                    case EnqueueStep.Mismatch:
                        return new(LegacyEnqueueOutcome.Refused, given.Id.Value, false, ErrorAnswers.Mismatch(contract, json), error);
                    case EnqueueStep.Unavailable:
                        CompatLog.Unavailable(logger, error, given.Id.Value, contract.Route, tries);
                        return new(LegacyEnqueueOutcome.Refused, given.Id.Value, false, ErrorAnswers.Unavailable(contract, error, json), error);
                }

                mayBeWritten |= fault == EnqueueFault.Unknown;
                await Task.Delay(Pause, clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<bool> IsSameAsync<TJob>(JobId id, TJob job, EnqueueOptions given, CancellationToken cancellationToken)
        where TJob : notnull
    {
        if (id == given.Id)
        {
            return true;
        }

        // Ended and pruned meanwhile: there is nothing left to be another.
        var first = await queue.GetAsync(id, owner: null, cancellationToken).ConfigureAwait(false);
        return first is null || RequestKey.IsSame(first.Payload, factory.Create(job, given).Payload);
    }
}
