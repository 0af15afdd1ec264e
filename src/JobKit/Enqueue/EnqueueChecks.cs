using System.Text.Json;

namespace JobKit;

/// <summary>Whether a caller's options can be stored: what is refused here never reaches a database.</summary>
internal static class EnqueueChecks
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    /// <exception cref="ArgumentException">An option is out of range; the message names it, the range and the mend.</exception>
    public static void Check(EnqueueOptions options)
    {
        var problem = Id(options)
            ?? Ranges.Name("EnqueueOptions.Queue", options.Queue, Ranges.QueueLength, "Set it to a queue's name, or remove it for the type's queue.")
            ?? Ranges.Number("EnqueueOptions.Priority", options.Priority, short.MinValue, short.MaxValue, "Set it lower to run sooner, or remove it for the type's priority.")
            ?? Due(options)
            ?? Ranges.Number("EnqueueOptions.MaxAttempts", options.MaxAttempts, 1, 100, "Set it to how often the job may be tried, or remove it for the type's default.")
            ?? Ranges.Span("EnqueueOptions.Timeout", options.Timeout, Ranges.ShortestTimeout, Ranges.LongestTimeout, "Set it to how long one attempt may run, or remove it for the type's default.")
            ?? Ranges.Span("EnqueueOptions.ExpiresAfter", options.ExpiresAfter, TimeSpan.FromMilliseconds(1), Longest, "Set it to how long the job is of use while it waits, or remove it: it then waits for ever.")
            ?? Texts(options)
            ?? Limit(options)
            ?? Tags(options.Tags)
            ?? Metadata(options.Metadata);
        if (problem is not null)
        {
            throw new ArgumentException(problem, nameof(options));
        }
    }

    private static string? Id(EnqueueOptions options) => options.Id is { } id && id.Value == Guid.Empty
        ? $"EnqueueOptions.Id is {id}. It must be an id of the job's own. Set it to JobId.New(), or remove it for a new one."
        : null;

    private static string? Due(EnqueueOptions options)
    {
        if (options.Delay is { } delay && options.DueAt is { } dueAt)
        {
            return $"EnqueueOptions.Delay is {delay:c} and EnqueueOptions.DueAt is {dueAt:O}. Only one of them may be set. Remove the other.";
        }

        return Ranges.Span("EnqueueOptions.Delay", options.Delay, TimeSpan.Zero, Longest, "Set it to the wait from now, or remove it to run the job at once.")
            ?? Ranges.Instant("EnqueueOptions.DueAt", options.DueAt, "Set it to when the job is due, or remove it to run the job at once.");
    }

    private static string? Texts(EnqueueOptions options) =>
        Ranges.Text("EnqueueOptions.Owner", options.Owner, Ranges.TextLength, "Set it to the user's id, or remove it.")
        ?? Ranges.Text("EnqueueOptions.Tenant", options.Tenant, Ranges.TextLength, "Set it to the tenant's id, or remove it.")
        ?? Ranges.Text("EnqueueOptions.CorrelationKey", options.CorrelationKey, Ranges.TextLength, "Set it to the entity's key, or remove it.")
        ?? Ranges.Text("EnqueueOptions.UniqueKey", options.UniqueKey, Ranges.TextLength, "Shorten it (a hash of what makes the work unique), or remove it.")
        ?? Ranges.Text("EnqueueOptions.LimitKey", options.LimitKey, Ranges.TextLength, "Shorten it, or remove it for no such limit.");

    private static string? Limit(EnqueueOptions options) =>
        Ranges.Number("EnqueueOptions.LimitConcurrency", options.LimitConcurrency, 1, 10_000, "Set it to how many jobs of the limit key may run at once, or remove it for the default, 1.")
        ?? (options is { LimitKey: null, LimitConcurrency: not 1 }
            ? $"EnqueueOptions.LimitConcurrency is {options.LimitConcurrency} and EnqueueOptions.LimitKey is not set. A limit needs its key. Set EnqueueOptions.LimitKey, or remove EnqueueOptions.LimitConcurrency."
            : null);

    private static string? Tags(IReadOnlyList<string>? tags)
    {
        if (tags is null)
        {
            return "EnqueueOptions.Tags is null. It must be a list. Set it to the job's tags, or remove it for none.";
        }

        if (tags.Count > 20)
        {
            return $"EnqueueOptions.Tags holds {tags.Count} tags. It must hold at most 20. Remove the tags that nobody searches for.";
        }

        for (var i = 0; i < tags.Count; i++)
        {
            var problem = Ranges.Text($"EnqueueOptions.Tags[{i}]", tags[i] ?? "", 64, "Shorten it, or remove it.");
            if (problem is not null)
            {
                return problem;
            }
        }

        return null;
    }

    private static string? Metadata(string? metadata)
    {
        var problem = Ranges.Text("EnqueueOptions.Metadata", metadata, 4096, "Keep large data elsewhere and put its address here, or remove it.");
        if (problem is not null || metadata is null)
        {
            return problem;
        }

        try
        {
            using var json = JsonDocument.Parse(metadata);
            return null;
        }
        catch (JsonException)
        {
            return $"EnqueueOptions.Metadata is \"{NameText.Shown(metadata)}\". It must be JSON. Serialise the value, or remove it.";
        }
    }
}
