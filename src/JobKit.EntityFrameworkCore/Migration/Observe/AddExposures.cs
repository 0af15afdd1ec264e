using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Counts the places that no node has told of before, and marks them.</summary>
internal static class AddExposures
{
    /// <param name="session">In a transaction.</param>
    /// <param name="exposures">Of one node.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task RunAsync(StoreSession session, IReadOnlyList<ExposureDelta> exposures, CancellationToken cancellationToken)
    {
        // Every node goes through the rows in the same order.
        var epochs = exposures.GroupBy(it => (it.Key, it.Epoch)).OrderBy(it => it.Key.Key, StringComparer.Ordinal).ThenBy(it => it.Key.Epoch);
        foreach (var epoch in epochs)
        {
            var counts = new SortedDictionary<int, (long Candidate, long Legacy)>();
            foreach (var part in epoch.SelectMany(Seen).GroupBy(it => SeenPart.Of(it.Place)).OrderBy(it => it.Key))
            {
                var held = await SeenPart.HoldAsync(session, epoch.Key.Key, epoch.Key.Epoch, part.Key, cancellationToken).ConfigureAwait(false);
                foreach (var (share, candidate, _) in part.Where(it => held.Mark(it.Place)))
                {
                    var (candidates, legacies) = counts.GetValueOrDefault(share);
                    counts[share] = candidate ? (candidates + 1, legacies) : (candidates, legacies + 1);
                }

                await held.WriteAsync(cancellationToken).ConfigureAwait(false);
            }

            foreach (var (share, count) in counts)
            {
                await CountAsync(session, epoch.Key, share, count, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static IEnumerable<(int Share, bool Candidate, int Place)> Seen(ExposureDelta delta) =>
        delta.Candidate.Select(place => (delta.SharePpm, true, place)).Concat(delta.Legacy.Select(place => (delta.SharePpm, false, place)));

    private static Task<int> CountAsync(
        StoreSession session, (string Key, long Epoch) epoch, int share, (long Candidate, long Legacy) count, CancellationToken cancellationToken) =>
        session.Command(
            $"""
            INSERT INTO {session.Dialect.Tables.Named(ExposureTable.TableName)} AS held (key, epoch, share_ppm, candidate, legacy)
            VALUES (@key, @epoch, @share, @candidate, @legacy)
            ON CONFLICT (key, epoch, share_ppm) DO UPDATE SET candidate = held.candidate + excluded.candidate, legacy = held.legacy + excluded.legacy
            """)
            .With("key", epoch.Key)
            .With("epoch", epoch.Epoch)
            .With("share", share)
            .With("candidate", count.Candidate)
            .With("legacy", count.Legacy)
            .RunAsync(cancellationToken);
}
