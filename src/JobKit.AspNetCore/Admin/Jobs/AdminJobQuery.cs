using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace JobKit.AspNetCore;

/// <summary>Reads which jobs an operator wants to see. A member that is not known, empty, or given twice is refused: a filter that is not understood must not show all jobs.</summary>
internal static class AdminJobQuery
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "status", "type", "queue", "owner", "tag", "correlationKey", "parentId", "shadow", "since", "until", "limit", "cursor",
    };

    /// <summary>Null where it cannot be understood.</summary>
    public static JobQuery? Read(IQueryCollection given, DateTimeOffset now)
    {
        if (given.Any(it => !Known.Contains(it.Key) || (it.Key != "status" && it.Value is not [{ Length: > 0 }]))
            || given["shadow"] is not ([] or ["true" or "false"])
            || Statuses(given["status"]) is not { } statuses
            || !AdminQuery.TryNumber(given["limit"], out var limit)
            || !AdminQuery.TryInstant(given["since"], out var since)
            || !AdminQuery.TryInstant(given["until"], out var until)
            || (since is { } first && (until ?? now) - first > Longest)
            || !TryParent(given["parentId"], out var parent))
        {
            return null;
        }

        return new()
        {
            Statuses = statuses,
            Type = AdminQuery.One(given["type"]),
            Queue = AdminQuery.One(given["queue"]),
            Owner = AdminQuery.One(given["owner"]),
            Tag = AdminQuery.One(given["tag"]),
            CorrelationKey = AdminQuery.One(given["correlationKey"]),
            ParentId = parent,
            IncludeHidden = given["shadow"] == "true",
            Since = since,
            Until = until,
            Limit = limit ?? 50,
            Cursor = AdminQuery.One(given["cursor"]),
        };
    }

    private static List<JobStatus>? Statuses(StringValues given)
    {
        var statuses = new List<JobStatus>();
        foreach (var word in given.SelectMany(one => (one ?? "").Split(',', StringSplitOptions.TrimEntries)))
        {
            if (!JobStatusText.TryRead(word, out var status))
            {
                return null;
            }

            statuses.Add(status);
        }

        return statuses;
    }

    private static bool TryParent(StringValues given, out JobId? parent)
    {
        parent = null;
        if (given.Count == 0)
        {
            return true;
        }

        var read = JobIdText.TryRead(AdminQuery.One(given), out var id);
        parent = id;
        return read;
    }
}
