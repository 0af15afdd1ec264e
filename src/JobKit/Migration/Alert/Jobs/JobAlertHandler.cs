using Microsoft.Extensions.Options;

namespace JobKit.Migration;

/// <summary>Tells that a rule is broken, looks at it again and again, and tells when it no longer is.</summary>
/// <remarks>Its looks are snoozes of one job, which one worker at a time holds: no message is told twice by two nodes, nor lost with one.</remarks>
internal sealed class JobAlertHandler(JobHealthReader reader, IOptions<AlertOptions> options) : IJobHandler<JobAlertJob>
{
    public async Task HandleAsync(JobAlertJob job, JobContext context, CancellationToken cancellationToken)
    {
        var rules = options.Value.Jobs;
        var seen = context.GetCheckpoint<JobAlertSeen>() ?? new(Told: false, Calm: 0);
        if (!seen.Told)
        {
            await TellAsync(context, Raised(job), "raised", cancellationToken).ConfigureAwait(false);
        }

        var health = await reader.ReadAsync(rules.Window, cancellationToken).ConfigureAwait(false);
        var now = JobAlertEvaluation.Of(rules, health).Single(finding => finding.Rule == job.Rule);
        var calm = now.IsBroken ? 0 : seen.Calm + 1;
        if (rules.Enabled && calm < rules.CalmLooks)
        {
            await context.SetCheckpointAsync(new JobAlertSeen(Told: true, calm), cancellationToken).ConfigureAwait(false);
            context.Snooze(rules.Period);
            return;
        }

        await TellAsync(context, Ended(job, now), "ended", cancellationToken).ConfigureAwait(false);
    }

    // With an id that only this job's can be: an attempt that tells what one before it told finds it told.
    private static async Task TellAsync(JobContext context, AlertJob alert, string what, CancellationToken cancellationToken)
    {
        try
        {
            await context.EnqueueChildAsync(alert, new() { Id = DerivedId.Of(context.Id, what) }, cancellationToken).ConfigureAwait(false);
        }
        catch (JobConflictException)
        {
            // Told, with another value.
        }
    }

    private static AlertJob Raised(JobAlertJob job) => new()
    {
        Title = job.Says,
        Text = $"{job.Says}. Told again when it has ended.",
        Severity = AlertSeverity.Warning,
        Fields = [new("Limit", job.Limit)],
    };

    private static AlertJob Ended(JobAlertJob job, JobAlertFinding now) => new()
    {
        Title = $"Ended: {job.Says}",
        Text = $"It has ended. Now: {now.Says}.",
        Fields = [new("Limit", job.Limit)],
    };
}
