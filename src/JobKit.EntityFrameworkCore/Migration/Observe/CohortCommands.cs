using System.Data.Common;
using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>A cohort's key and sums as parameters and columns.</summary>
internal static class CohortCommands
{
    public const string Columns = "key, epoch, endpoint, minute, arm, n, done, err, cancelled, aborted, cmp, mism, hist_ack, hist_result, reconciled";

    public const string IsCohort = "key = @key AND epoch = @epoch AND endpoint = @endpoint AND minute = @minute AND arm = @arm";

    public static string Table(StoreSession session) => session.Dialect.Tables.Named(CohortStatTable.TableName);

    public static DbCommand With(this DbCommand command, Dialect dialect, in CohortKey cohort) => command
        .With("key", cohort.Key)
        .With("epoch", cohort.Epoch)
        .With("endpoint", cohort.Endpoint)
        .With("minute", dialect.ToValue(cohort.Start))
        .With("arm", (short)cohort.Arm);

    public static DbCommand With(this DbCommand command, CohortSums sums) => command
        .With("n", sums.Units)
        .With("done", sums.Done)
        .With("err", sums.Errors)
        .With("cancelled", sums.Cancelled)
        .With("aborted", sums.Aborted)
        .With("cmp", sums.Compared)
        .With("mism", sums.Mismatched)
        .With("hist_ack", sums.Ack.ToArray())
        .With("hist_result", sums.Result.ToArray());

    /// <summary>A row of <see cref="Columns"/>.</summary>
    public static CohortRow Read(Dialect dialect, DbDataReader row) => new(
        new(row.GetString(0), row.GetInt64(1), row.GetString(2), dialect.ReadInstant(row, 3), (ObservedArm)row.GetInt16(4)),
        new()
        {
            Units = row.GetInt64(5),
            Done = row.GetInt64(6),
            Errors = row.GetInt64(7),
            Cancelled = row.GetInt64(8),
            Aborted = row.GetInt64(9),
            Compared = row.GetInt64(10),
            Mismatched = row.GetInt64(11),
            Ack = ObservedTimes.Read((byte[])row.GetValue(12)),
            Result = ObservedTimes.Read((byte[])row.GetValue(13)),
        },
        row.GetBoolean(14));
}
