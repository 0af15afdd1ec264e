using JobKit.Storage;
using Microsoft.Extensions.Options;

namespace JobKit.Migration;

/// <summary>Tells people what a rollout does: up is good to know, down worth a look, a rollback or a freeze worth getting up.</summary>
internal sealed class AlertReaction(IOptions<AlertOptions> options, TimeProvider clock, IJobFactory? factory = null) : IRolloutReaction
{
    public IEnumerable<NewJob> JobsFor(Rollout? before, Rollout after, RolloutEventDraft happened)
    {
        if (factory is not null && Of(before, after, happened) is { } alert)
        {
            yield return factory.Create(alert with { Figures = new(after.Key, (before ?? after).Epoch, clock.GetUtcNow()) }, new() { CorrelationKey = after.Key });
        }
    }

    private AlertJob? Of(Rollout? before, Rollout after, RolloutEventDraft happened) => happened.Kind switch
    {
        RolloutEventKind.Rollback => RollbackAlerts.Initiated(RollbackReaction.JobOf(after, new(happened.Actor, happened.Reason))),
        RolloutEventKind.Freeze => Frozen(after, happened),
        RolloutEventKind.Stage or RolloutEventKind.Share => Moved(before, after, happened),
        _ => null,
    };

    private static AlertJob Frozen(Rollout after, RolloutEventDraft happened) => new()
    {
        Title = "MIGRATION FROZEN",
        Text = $"{after.Key} stays as it is, {happened.To}, until somebody resumes it",
        Severity = AlertSeverity.Critical,
        Channel = after.Plan.AlertChannel,
        Fields = Who(happened),
    };

    private AlertJob Moved(Rollout? before, Rollout after, RolloutEventDraft happened) => new()
    {
        Title = "Migration Rollout Update",
        Text = $"Background jobs rollout of {after.Key} updated from {happened.From} to {happened.To}",
        Severity = before?.Stage == after.Stage && after.Share.Ppm < before.Share.Ppm ? AlertSeverity.Warning : AlertSeverity.Info,
        Channel = after.Plan.AlertChannel ?? options.Value.MigrationChannel,
        Fields = Who(happened),
    };

    private static List<AlertField> Who(RolloutEventDraft happened) =>
        [new("By", happened.Actor), new("Reason", happened.Reason ?? "none given", IsShort: false)];
}
