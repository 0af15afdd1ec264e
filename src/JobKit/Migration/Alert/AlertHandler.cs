using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobKit.Migration;

/// <summary>Sends an alert, with the newest event's hash; logs it where there is nobody to send it to.</summary>
internal sealed class AlertHandler(IRolloutEventStore events, AlertSender sender, IOptions<AlertOptions> options, ILogger<AlertHandler> logger) : IJobHandler<AlertJob>
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
        await sender.SendAsync(target, SlackMessage.Of(job, newest, target.Token is null ? null : target.Channel), cancellationToken).ConfigureAwait(false);
        AlertLog.Sent(logger, job.Severity, channel, job.Title, job.Text);
    }
}
