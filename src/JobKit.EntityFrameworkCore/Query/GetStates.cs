using System.Globalization;
using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>What changes in watched jobs, status and epoch read together.</summary>
internal static class GetStates
{
    // Below every provider's bound on parameters.
    private const int AtOnce = 500;

    public static async Task<IReadOnlyList<JobState>> RunAsync(
        StoreSession session, IReadOnlyList<JobId> ids, CancellationToken cancellationToken)
    {
        var states = new List<JobState>(ids.Count);
        foreach (var chunk in ids.Chunk(AtOnce))
        {
            states.AddRange(await ReadAsync(session, chunk, cancellationToken).ConfigureAwait(false));
        }

        return states;
    }

    private static Task<List<JobState>> ReadAsync(StoreSession session, JobId[] ids, CancellationToken cancellationToken)
    {
        var dialect = session.Dialect;
        var names = ids.Select((_, index) => "id" + index.ToString(CultureInfo.InvariantCulture)).ToArray();
        var command = session.Command(
            $"""
            SELECT id, status, epoch, attempt, progress, step, cancel_requested, due_at
            FROM {dialect.Tables.Jobs}
            WHERE id IN ({string.Join(", ", names.Select(name => "@" + name))})
            """);
        for (var index = 0; index < ids.Length; index++)
        {
            command.With(names[index], dialect.ToValue(ids[index]));
        }

        return command.RowsAsync(
            row => new JobState(
                dialect.ReadId(row, 0),
                (JobStatus)row.GetInt32(1),
                row.GetInt64(2),
                row.GetInt32(3),
                row.GetInt32(4),
                row.GetText(5),
                row.GetBoolean(6),
                dialect.ReadInstant(row, 7)),
            cancellationToken);
    }
}
