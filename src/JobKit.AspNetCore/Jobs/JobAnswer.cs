using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>A job as the answer to a poll: with its tag, and with when to ask again; 304 to whoever has this state already.</summary>
internal sealed class JobAnswer(JobView view, TimeProvider clock)
{
    private static readonly TimeSpan Unknown = TimeSpan.FromSeconds(2);
    private const double Shortest = 1;
    private const double Longest = 15;

    public IResult Of(Job job, HttpContext context, int status = StatusCodes.Status200OK)
    {
        var body = view.Of(job);
        var tag = JobTag.Of(body);
        var headers = context.Response.Headers;
        headers.ETag = JobTag.Header(tag);
        headers.CacheControl = "private, no-cache";
        if (!job.IsTerminal)
        {
            headers.RetryAfter = ((int)Wait(body).TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return HttpMethods.IsGet(context.Request.Method) && status == StatusCodes.Status200OK && JobTag.IsKnown(tag, context.Request.Headers.IfNoneMatch)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : new WireResult<JobBody>(body, WireJson.Default.JobBody, status);
    }

    /// <summary>A tenth of what is left, so that a client's last wait is short beside the job.</summary>
    private TimeSpan Wait(JobBody body) => body.EstimatedCompletion is { } end
        ? TimeSpan.FromSeconds(Math.Clamp(Math.Ceiling((end - clock.GetUtcNow()).TotalSeconds / 10), Shortest, Longest))
        : Unknown;
}
