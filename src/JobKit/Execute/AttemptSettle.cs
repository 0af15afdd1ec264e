using JobKit.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobKit;

/// <summary>Turns an attempt's outcome into its settlement and hands it in, once.</summary>
internal sealed class AttemptSettle(
    IJobQueryStore store,
    JobSettler settler,
    SettleFollowUp followUp,
    ProgressWriter progress,
    ErrorText errors,
    IOptionsMonitor<JobOptions> options,
    ILogger<JobExecutor> logger)
{
    /// <summary>Hands in an outcome and says what it became; null where the attempt had been decided before, and this outcome was dropped.</summary>
    public async Task<DecidedOutcome?> HandInAsync(HeldJob one, JobTypeDefinition? type, JobOutcome outcome)
    {
        if (!one.TryDecide())
            return null;

        try
        {
            await LastProgressAsync(one.Job, outcome).ConfigureAwait(false);
            var settlement = Decide(one.Job, type, outcome);
            if (settlement is not null)
                await settler.AddAsync(new(one, settlement)).ConfigureAwait(false);
            else
                await followUp.LetGoAsync(one, completed: outcome is JobOutcome.SettledByHandler).ConfigureAwait(false);
            return new(settlement);
        }
        finally
        {
            one.NoteHandedIn();
        }
    }

    /// <summary>Asks the store whether the completion that a handler wrote in its own transaction was committed.</summary>
    /// <param name="one">The job.</param>
    /// <param name="thrown">What became of the handler otherwise, where it threw.</param>
    public async Task<JobOutcome> ConfirmAsync(HeldJob one, JobOutcome? thrown)
    {
        var states = await store.GetStatesAsync([one.Job.Id], CancellationToken.None).ConfigureAwait(false);
        return states switch
        {
            [{ Status: JobStatus.Completed } state] when state.Epoch == one.Job.Epoch => new JobOutcome.SettledByHandler(),
            [{ Status: JobStatus.Processing } state] when state.Epoch == one.Job.Epoch => thrown ?? NotCommitted(),
            _ => new JobOutcome.LeaseGone(),
        };
    }

    private static JobOutcome.Threw NotCommitted() =>
        new(new InvalidOperationException("The transaction in which the handler completed the job was not committed. Commit it before the handler returns."), TimedOut: false);

    private Settlement? Decide(ClaimedJob job, JobTypeDefinition? type, JobOutcome outcome)
    {
        var current = options.CurrentValue;
        var fallback = new ExponentialRetryPolicy(current.RetryBaseDelay, current.RetryMaxDelay);
        try
        {
            return SettleDecision.Decide(job, outcome, type?.Options, fallback, Describe);
        }
        catch (Exception exception)
        {
            // The app's own retry policy threw: the attempt must be settled all the same.
            ExecuteLog.RetryPolicyThrew(logger, job.Id, job.Type, exception.GetType().Name);
            return SettleDecision.Decide(job, outcome, options: null, fallback, Describe);
        }

        JobError Describe(Exception exception) => errors.From(exception, type, job.Payload);
    }

    private async Task LastProgressAsync(ClaimedJob job, JobOutcome outcome)
    {
        if (outcome is JobOutcome.Succeeded or JobOutcome.SettledByHandler or JobOutcome.LeaseGone)
        {
            progress.Forget(job.Id);
            return;
        }

        try
        {
            await progress.FlushAsync(job.Id, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The outcome matters more than how far the attempt came.
            ExecuteLog.ProgressFailed(logger, exception, 1);
        }
    }
}
