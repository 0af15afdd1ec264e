using JobKit;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Whether a type's options are in range; told where they are written, not at the first enqueue.</summary>
internal static class HandlerOptionsCheck
{
    /// <exception cref="ArgumentException">They are not; the message names the job type, the value, the range and the mend.</exception>
    public static void Check(string type, HandlerOptions options)
    {
        var problem = Ranges.Name("HandlerOptions.Queue", options.Queue, Ranges.QueueLength, "Set it to a queue's name, or remove it for the default, default.")
            ?? Ranges.Number("HandlerOptions.Priority", options.Priority, short.MinValue, short.MaxValue, "Set it lower to run sooner, or remove it for the default, 0.")
            ?? Ranges.Number("HandlerOptions.MaxAttempts", options.MaxAttempts, 1, 100, "Set it to how often such a job may be tried, or remove it for JobKit:Jobs:MaxAttempts.")
            ?? Ranges.Span(
                "HandlerOptions.Timeout", options.Timeout, Ranges.ShortestTimeout, Ranges.LongestTimeout,
                "Set it to how long one attempt may run, or remove it for JobKit:Jobs:Timeout.");
        if (problem is not null)
        {
            throw new ArgumentException($"Job type \"{type}\": {problem}", nameof(options));
        }
    }

    /// <exception cref="ArgumentException">An app's type has a name or a queue of the library's.</exception>
    public static void Unreserved(Type job, string type, HandlerOptions options)
    {
        var queue = ReservedNames.Queue("HandlerOptions.Queue", options.Queue, "Set it to another queue's name, or remove it for the default, default.");
        var problem = ReservedNames.Type(job, type) ?? (queue is null ? null : $"Job type \"{type}\": {queue}");
        if (problem is not null)
        {
            throw new ArgumentException(problem, nameof(options));
        }
    }
}
