using JobKit.Storage;

namespace JobKit.Migration;

/// <summary>Compares once both sides have ended.</summary>
internal sealed class CompareShadowHandler(
    IShadowStore store, IJobQueryStore jobs, IJobOperator operators, Experiments experiments, ShadowDecisions decisions, TimeProvider clock)
    : IJobHandler<CompareShadow>
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Elsewhere = TimeSpan.FromSeconds(30);
    private static readonly OperatorAction TooLate = new("jobkit", "The shadow job did not end in time.");

    public async Task HandleAsync(CompareShadow job, JobContext context, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(new(job.Id), cancellationToken).ConfigureAwait(false) is not { Verdict: null, JobId: { } shadowId, ControlJson: { } control } row)
        {
            return;
        }

        if (experiments.Find(row.Key) is not { } experiment)
        {
            // While nodes of two versions run, only some have it. This one knows neither its rules nor its deadline, and waits until the row is gone.
            context.Snooze(Elsewhere);
            return;
        }

        var shadow = await jobs.GetAsync(shadowId, null, cancellationToken).ConfigureAwait(false);
        if (shadow is { IsTerminal: false })
        {
            if (clock.GetUtcNow() < row.CreatedAt + experiment.Settings.Deadline)
            {
                context.Snooze(Again);
                return;
            }

            await operators.CancelAsync(shadowId, TooLate, cancellationToken).ConfigureAwait(false);
            shadow = null;
        }

        await decisions.WriteAsync(row, ShadowJudge.Judge(experiment, ControlAnswer.Read(control), shadow), cancellationToken).ConfigureAwait(false);
    }
}
