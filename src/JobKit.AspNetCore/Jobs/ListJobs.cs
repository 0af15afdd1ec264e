using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>GET <c>/</c>: the caller's jobs, newest first, a page at a time.</summary>
internal sealed class ListJobs(IJobQueue queue, JobView view, JobAliases aliases)
{
    private static readonly ProblemResult Invalid = new(
        ErrorCodes.QueryInvalid,
        "status is any of pending, processing, completed, failed, cancelled; limit is 1 to 200; type and correlationKey are at most 128 and 256 characters; cursor is a page's nextCursor.");

    public async Task<IResult> RunAsync(HttpContext context)
    {
        if (QueryOf(context.Request.Query) is not { } query)
        {
            return Invalid;
        }

        try
        {
            var page = await queue.ListAsync(query with { Owner = CallerFeature.Of(context).Owner }, context.RequestAborted).ConfigureAwait(false);
            context.Response.Headers.CacheControl = "private, no-cache";
            return new WireResult<JobListBody>(new([.. page.Jobs.Select(view.Of)], page.NextCursor), WireJson.Default.JobListBody);
        }
        catch (Exception refused) when (refused is ArgumentException or FormatException)
        {
            // What the core takes for no filter or no cursor of its own.
            return Invalid;
        }
    }

    private JobQuery? QueryOf(IQueryCollection given)
    {
        var statuses = new List<JobStatus>();
        foreach (var word in given["status"].SelectMany(one => (one ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            if (!JobStatusText.TryRead(word, out var status))
            {
                return null;
            }

            statuses.Add(status);
        }

        var limit = 50;
        return given["limit"] is [var text] && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit)
            ? null
            : new()
            {
                Statuses = statuses,
                Type = One(given["type"]) is { } type ? aliases.Stored(type) : null,
                CorrelationKey = One(given["correlationKey"]),
                Limit = limit,
                Cursor = One(given["cursor"]),
            };
    }

    private static string? One(Microsoft.Extensions.Primitives.StringValues values) => values is [{ Length: > 0 } value] ? value : null;
}
