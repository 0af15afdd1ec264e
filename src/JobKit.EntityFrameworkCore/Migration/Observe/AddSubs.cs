using System.Globalization;
using System.Text;
using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Adds an hour's units and errors by sub, those that are not 0, in one statement.</summary>
internal static class AddSubs
{
    /// <param name="session">In a transaction.</param>
    /// <param name="hour">The cohort's key with the hour as its start.</param>
    /// <param name="subs">What to add.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task RunAsync(StoreSession session, CohortKey hour, SubCounts subs, CancellationToken cancellationToken)
    {
        var values = new StringBuilder();
        for (var sub = 0; sub < SubCounts.Count; sub++)
        {
            if (subs.Units[sub] != 0 || subs.Errors[sub] != 0)
            {
                // Numbers of our own making, so they may stand in the text.
                values.Append(CultureInfo.InvariantCulture, $"{(values.Length == 0 ? "" : ", ")}(@key, @epoch, @endpoint, @minute, @arm, {sub}, {subs.Units[sub]}, {subs.Errors[sub]})");
            }
        }

        if (values.Length == 0)
        {
            return;
        }

        await session.Command(
            $"""
            INSERT INTO {session.Dialect.Tables.Named(SubUnitTable.TableName)} AS held (key, epoch, endpoint, hour, arm, sub, n, err)
            VALUES {values}
            ON CONFLICT (key, epoch, endpoint, hour, arm, sub) DO UPDATE SET n = held.n + excluded.n, err = held.err + excluded.err
            """)
            .With(session.Dialect, hour)
            .RunAsync(cancellationToken)
            .ConfigureAwait(false);
    }
}
