using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace JobKit.AspNetCore;

/// <summary>Tells one follower of one job's states. It ends with the job, with the follower's right to see it, after its lifetime, or with the app.</summary>
internal sealed class JobStream(
    JobFeed feed, JobView view, StreamAccess access, IOptionsMonitor<JobApiOptions> options, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);
    public static readonly TimeSpan AccessCheck = TimeSpan.FromMinutes(1);

    public async Task RunAsync(Job job, string? known, HttpContext context)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        using var ticket = feed.Follow(job);
        var writer = new SseWriter(context.Response);
        try
        {
            await writer.BeginAsync(ending.Token).ConfigureAwait(false);
            await FollowAsync(ticket, known, writer, context, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The follower has gone, or the app stops and the follower comes back to another node.
        }
    }

    private async Task FollowAsync(FeedTicket ticket, string? known, SseWriter writer, HttpContext context, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var checkedAt = began;
        while (clock.GetElapsedTime(began) < options.CurrentValue.StreamLifetime)
        {
            var state = ticket.State;
            if (state.IsGone)
            {
                await writer.LastAsync("gone", state.Job.Id, cancellationToken).ConfigureAwait(false);
                return;
            }

            var body = view.Of(state.Job);
            var tag = JobTag.Of(body);
            if (tag != known)
            {
                await writer.JobAsync(tag, body, cancellationToken).ConfigureAwait(false);
                known = tag;
            }

            if (state.Job.IsTerminal)
            {
                await writer.LastAsync("end", state.Job.Id, cancellationToken).ConfigureAwait(false);
                return;
            }

            await state.Replaced.WaitAsync(Beat, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            if (clock.GetElapsedTime(checkedAt) >= AccessCheck)
            {
                if (!await access.IsStillAllowedAsync(state.Job, context).ConfigureAwait(false))
                {
                    return;
                }

                checkedAt = clock.GetTimestamp();
            }

            if (!state.Replaced.IsCompleted)
            {
                await writer.BeatAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
