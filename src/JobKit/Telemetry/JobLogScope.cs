using System.Collections;
using JobKit.Storage;

namespace JobKit;

/// <summary>The log scope of one attempt: what every line written in it carries.</summary>
/// <param name="job">The attempt's job.</param>
/// <param name="traceId">The trace the attempt runs in, or null.</param>
internal sealed class JobLogScope(ClaimedJob job, string? traceId) : IReadOnlyList<KeyValuePair<string, object?>>
{
    public int Count => 5;

    public KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new("JobId", job.Id),
        1 => new("JobType", job.Type),
        2 => new("Queue", job.Queue),
        3 => new("Attempt", job.Attempt),
        4 => new("TraceId", traceId),
        _ => throw new ArgumentOutOfRangeException(nameof(index), index, "The scope has five entries."),
    };

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>For loggers that print scopes as text.</summary>
    public override string ToString() => $"JobId:{job.Id} JobType:{job.Type} Queue:{job.Queue} Attempt:{job.Attempt} TraceId:{traceId}";
}
