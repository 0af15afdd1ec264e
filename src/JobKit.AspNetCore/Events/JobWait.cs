using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>Holds a poll open until there is news: <c>?wait=</c> 0 to 30 seconds.</summary>
internal sealed class JobWait(JobFeed feed, StreamSeats seats, JobView view, TimeProvider clock)
{
    private const int Longest = 30;

    private static readonly ProblemResult Invalid = new(ErrorCodes.QueryInvalid, "wait is a number of seconds, 0 to 30.");

    /// <summary>The job as it stands after the wait: changed from what the client knows, or the same.</summary>
    public Task<(Job? Job, IResult? Refusal)> ForChangeAsync(Job job, HttpContext context)
    {
        // Who has an older state already has waited long enough.
        var tag = JobTag.Of(view.Of(job));
        var ifNoneMatch = context.Request.Headers.IfNoneMatch;
        return ifNoneMatch.Count > 0 && !JobTag.IsKnown(tag, ifNoneMatch)
            ? Task.FromResult<(Job?, IResult?)>((job, null))
            : RunAsync(job, context, now => JobTag.Of(view.Of(now)) != tag);
    }

    public Task<(Job? Job, IResult? Refusal)> ForEndAsync(Job job, HttpContext context) => RunAsync(job, context, _ => false);

    private async Task<(Job? Job, IResult? Refusal)> RunAsync(Job job, HttpContext context, Func<Job, bool> isNews)
    {
        if (SecondsOf(context.Request) is not { } seconds)
        {
            return (null, Invalid);
        }

        if (seconds == 0 || job.IsTerminal)
        {
            return (job, null);
        }

        using var seat = seats.TryTake(CallerFeature.Of(context).Owner);
        return seat is null
            ? (null, StreamRefusal.Of(context))
            : (await WaitAsync(job, TimeSpan.FromSeconds(seconds), isNews, context.RequestAborted).ConfigureAwait(false), null);
    }

    private async Task<Job?> WaitAsync(Job job, TimeSpan limit, Func<Job, bool> isNews, CancellationToken cancellationToken)
    {
        using var ticket = feed.Follow(job);
        var began = clock.GetTimestamp();
        while (true)
        {
            var state = ticket.State;
            var left = limit - clock.GetElapsedTime(began);
            if (state.IsGone || state.Job.IsTerminal || left <= TimeSpan.Zero || isNews(state.Job))
            {
                return state.IsGone ? null : state.Job;
            }

            await state.Replaced.WaitAsync(left, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static int? SecondsOf(HttpRequest request) => request.Query["wait"] switch
    {
        [] => 0,
        [var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= Longest => seconds,
        _ => null,
    };
}
