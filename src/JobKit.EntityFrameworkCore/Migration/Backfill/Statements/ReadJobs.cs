using System.Globalization;

namespace JobKit.EntityFrameworkCore;

/// <summary>Jobs by their ids; those that are not there are left out.</summary>
internal static class ReadJobs
{
    // Below every provider's bound on parameters.
    private const int AtOnce = 500;

    public static async Task<IReadOnlyList<Job>> RunAsync(StoreSession session, IReadOnlyList<JobId> ids, CancellationToken cancellationToken)
    {
        var dialect = session.Dialect;
        var jobs = new List<Job>(ids.Count);
        foreach (var some in ids.Chunk(AtOnce))
        {
            var names = some.Select((_, place) => "@id" + place.ToString(CultureInfo.InvariantCulture)).ToArray();
            var command = session.Command($"SELECT {JobColumns.Sql} FROM {dialect.Tables.Jobs} WHERE id IN ({string.Join(", ", names)})");
            for (var place = 0; place < some.Length; place++)
            {
                command.With(names[place][1..], dialect.ToValue(some[place]));
            }

            jobs.AddRange(await command.RowsAsync(row => JobColumns.Read(row, dialect), cancellationToken).ConfigureAwait(false));
        }

        return jobs;
    }
}
