using JobKit.Storage;

namespace JobKit.Migration;

/// <summary>How long the oldest due job of the app waits, whatever its queue; the library's own queues make no user wait.</summary>
internal static class QueueAge
{
    private const string Own = "jobkit-";

    public static async Task<TimeSpan> ReadAsync(IJobQueryStore? jobs, CancellationToken cancellationToken) => jobs is null
        ? TimeSpan.Zero
        : (await jobs.GetStatisticsAsync(cancellationToken).ConfigureAwait(false)).Queues
            .Where(it => !it.Name.StartsWith(Own, StringComparison.Ordinal))
            .Max(it => it.OldestDue) ?? TimeSpan.Zero;
}
