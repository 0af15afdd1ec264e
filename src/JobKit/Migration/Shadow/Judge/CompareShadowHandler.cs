using JobKit.Storage;

namespace JobKit.Migration;

/// <summary>Compares once both sides have ended.</summary>
internal sealed class CompareShadowHandler(
    IShadowStore store, IJobQueryStore jobs, IJobOperator operators, Experiments experiments, ShadowDecisions decisions, TimeProvider clock)
    : IJobHandler<CompareShadow>
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);
    private static readonly OperatorAction TooLate = new("jobkit", "The shadow job did not end in time.");

    public async Task HandleAsync(CompareShadow job, JobContext context, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(new(job.Id), cancellationToken).ConfigureAwait(false) is not { Verdict: null, JobId: { } shadowId, ControlJson: { } control } row)
        {
            return;
        }

        var experiment = experiments.Find(row.Key);
        var shadow = await jobs.GetAsync(shadowId, null, cancellationToken).ConfigureAwait(false);
        if (shadow is { IsTerminal: false })
        {
            if (experiment is not null && clock.GetUtcNow() < row.CreatedAt + experiment.Settings.Deadline)
            {
                context.Snooze(Again);
                return;
            }

            await operators.CancelAsync(shadowId, TooLate, cancellationToken).ConfigureAwait(false);
            shadow = null;
        }

        var verdict = experiment is null
            ? new ShadowVerdict(ShadowClass.ComparerError, DifferenceSignature.Of($"no experiment for {row.Key}"))
            : ShadowJudge.Judge(experiment, ControlAnswer.Read(control), shadow);
        await decisions.WriteAsync(row, verdict, cancellationToken).ConfigureAwait(false);
    }
}
