using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobKit.Migration;

/// <summary>Sends an alert, with its figures and the newest event's hash; logs it where there is nobody to send it to.</summary>
internal sealed class AlertHandler(
    IRolloutEventStore events, IObservationStore observations, AlertSender sender, IOptions<AlertOptions> options, ILogger<AlertHandler> logger) : IJobHandler<AlertJob>
{
    public async Task HandleAsync(AlertJob job, JobContext context, CancellationToken cancellationToken)
    {
        var channel = job.Channel ?? options.Value.Channel;
        if (AlertTarget.Of(channel, options.Value) is not { } target)
        {
            AlertLog.NoDestination(logger, job.Severity, job.Title, job.Text);
            return;
        }

        var newest = await events.ReadTipAsync(cancellationToken).ConfigureAwait(false);
        var told = job with { Fields = [.. job.Fields, .. await FiguresAsync(job.Figures, cancellationToken).ConfigureAwait(false)] };
        await sender.SendAsync(target, SlackMessage.Of(told, newest, target.Token is null ? null : target.Channel), cancellationToken).ConfigureAwait(false);
        AlertLog.Sent(logger, job.Severity, channel, job.Title, job.Text);
    }

    private async Task<IReadOnlyList<AlertField>> FiguresAsync(AlertFigures? figures, CancellationToken cancellationToken)
    {
        if (figures is null)
        {
            return [];
        }

        try
        {
            return await figures.ReadAsync(observations, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // Who is called at night must be called with or without them.
            AlertLog.FiguresUnknown(logger, error, figures.Key);
            return [new("figures", "They could not be read.")];
        }
    }
}
