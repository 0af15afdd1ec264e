using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobKit;

/// <summary>Runs one attempt from claim to handed-in outcome. It ends in one of the outcomes of <see cref="JobOutcome"/> and never throws.</summary>
internal sealed class JobExecutor(
    IServiceScopeFactory scopes,
    JobTypeRegistry types,
    AttemptParts parts,
    AttemptSettle settle,
    AttemptReport report,
    LeaseKeeper leases,
    IOptionsMonitor<JobOptions> options,
    TimeProvider clock,
    ILogger<JobExecutor> logger)
{
    /// <summary>When an app's job in a reserved queue, which nothing here has prepared for, is offered again: another node may know what it needs.</summary>
    public static readonly TimeSpan ElsewhereIn = TimeSpan.FromMinutes(1);

    /// <summary>Runs it. Never throws.</summary>
    public async Task ExecuteAsync(HeldJob held)
    {
        var job = held.Job;
        using var activity = JobKitActivity.StartExecute(job);
        using var scope = logger.BeginScope(new JobLogScope(job, activity?.TraceId.ToString()));
        var began = clock.GetTimestamp();
        try
        {
            report.Began(job);
            var type = types.Find(job.Type);
            var outcome = held.StopReason == StopReason.None && type is { Invoke: { } invoke }
                ? await AttemptAsync(held, type, invoke).ConfigureAwait(false)
                : Unstarted(held);

            if (await settle.HandInAsync(held, type, outcome).ConfigureAwait(false) is { } decided)
                report.Ended(held, outcome, decided.Settlement, clock.GetElapsedTime(began), activity);
            else
                report.DeafReturned(job);
        }
        catch (Exception exception)
        {
            // Nothing above is expected to throw; if it does, the lease ends and the sweep gives the job to another attempt.
            ExecuteLog.Broke(logger, exception, job.Id, job.Type);
        }
    }

    private async Task<JobOutcome> AttemptAsync(HeldJob held, JobTypeDefinition type, JobInvoker invoke)
    {
        if (TryRead(held.Job, type, out var payload) is { } unreadable)
            return unreadable;

        try
        {
            var context = parts.NewContext(held, type);
            using var preparations = parts.Prepare(context);
            if (preparations.IsEmpty && !type.IsSystem && ReservedNames.HasQueue(held.Job.Queue))
                return new JobOutcome.Snoozed(ElsewhereIn);

            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                var timeout = held.Job.Timeout ?? type.Options.Timeout ?? options.CurrentValue.Timeout;
                using var timer = new AttemptTimer(held, timeout, clock, waited => GiveUp(held, type, waited));
                return leases.MayBegin(held)
                    ? await InvokeAsync(scope.ServiceProvider, held, type, invoke, payload!, context).ConfigureAwait(false)
                    : Unstarted(held);
            }
        }
        catch (Exception exception)
        {
            // The scope could not be made or disposed: the app's own code, so the attempt's failure.
            return Judge(held, exception);
        }
    }

    private JobOutcome.CouldNotRead? TryRead(ClaimedJob job, JobTypeDefinition type, out object? payload)
    {
        try
        {
            payload = parts.Serializer.ReadPayload(type, job.Payload);
            return null;
        }
        catch (JobPayloadException exception)
        {
            payload = null;
            return new(exception);
        }
    }

    private async Task<JobOutcome> InvokeAsync(
        IServiceProvider services, HeldJob held, JobTypeDefinition type, JobInvoker invoke, object payload, AttemptContext context)
    {
        try
        {
            var result = await AttemptPipeline.RunAsync(services, invoke, payload, context, held.Stopping).ConfigureAwait(false);
            if (context.SettledInTransaction)
                return await settle.ConfirmAsync(held, thrown: null).ConfigureAwait(false);

            return context.SnoozeDelay is { } delay
                ? new JobOutcome.Snoozed(delay)
                : new JobOutcome.Succeeded(parts.Serializer.SerializeResult(type, context.RehearsedResult ?? result));
        }
        catch (Exception exception)
        {
            return context.SettledInTransaction
                ? await settle.ConfirmAsync(held, Judge(held, exception)).ConfigureAwait(false)
                : Judge(held, exception);
        }
    }

    private static JobOutcome Judge(HeldJob held, Exception exception) => held.StopReason switch
    {
        StopReason.LeaseLost => new JobOutcome.LeaseGone(),
        StopReason.Shutdown or StopReason.CancelRequested => new JobOutcome.HandedBack(),
        StopReason.TimedOut when exception is OperationCanceledException => TimedOut(held.Job),
        _ when exception is JobLeaseLostException lost && lost.JobId == held.Job.Id => new JobOutcome.LeaseGone(),
        var reason => new JobOutcome.Threw(exception, reason == StopReason.TimedOut),
    };

    private static JobOutcome Unstarted(HeldJob held) =>
        held.StopReason == StopReason.LeaseLost ? new JobOutcome.LeaseGone() : new JobOutcome.HandedBack();

    private static JobOutcome.Threw TimedOut(ClaimedJob job) =>
        new(new TimeoutException($"The attempt ran longer than its timeout. Raise the timeout of '{job.Type}', or split the work."), TimedOut: true);

    /// <summary>The handler is deaf to its token: the job goes on without it, but the slot stays taken until it returns.</summary>
    private void GiveUp(HeldJob held, JobTypeDefinition type, TimeSpan waited)
    {
        report.Deaf(held.Job, waited);
        _ = settle.HandInAsync(held, type, TimedOut(held.Job));
    }
}
