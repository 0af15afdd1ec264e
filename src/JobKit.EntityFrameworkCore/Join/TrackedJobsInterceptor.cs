using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Sets the times of tracked jobs on the store's clock as they are saved.</summary>
internal sealed class TrackedJobsInterceptor(WakeAfterCommit wakes, TimeProvider clock) : SaveChangesInterceptor
{
    private readonly System.Runtime.CompilerServices.ConditionalWeakTable<DbContext, List<string>> _saving = [];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (Added(eventData.Context) is { Count: > 0 } rows)
        {
            eventData.Context!.Database.OpenConnection();
            try
            {
                var session = Session(eventData.Context);
                using var command = session.Command($"SELECT {session.Dialect.NowSql}").WithNow(session.Dialect);
                using var reader = command.ExecuteReader();
                reader.Read();
                Stamp(eventData.Context, rows, session.Dialect.ReadInstant(reader, 0));
            }
            finally
            {
                eventData.Context.Database.CloseConnection();
            }
        }

        return result;
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (Added(eventData.Context) is { Count: > 0 } rows)
        {
            await eventData.Context!.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                Stamp(eventData.Context, rows, await ReadNow.RunAsync(Session(eventData.Context), cancellationToken).ConfigureAwait(false));
            }
            finally
            {
                await eventData.Context.Database.CloseConnectionAsync().ConfigureAwait(false);
            }
        }

        return result;
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Saved(eventData.Context);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Saved(eventData.Context);
        return new(result);
    }

    private static List<JobRow> Added(DbContext? context) => context is null
        ? []
        : [.. context.ChangeTracker.Entries<JobRow>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity)];

    private StoreSession Session(DbContext context) =>
        new(ContextDialect.Of(context, clock), context.Database.GetDbConnection(), context.Database.CurrentTransaction?.GetDbTransaction());

    private void Stamp(DbContext context, List<JobRow> rows, DateTimeOffset now)
    {
        foreach (var row in rows.Where(row => row.Source is not null))
        {
            TrackedRows.SetTimes(row, row.Source!, now);
        }

        _saving.AddOrUpdate(context, [.. rows.Select(row => row.Queue).Distinct(StringComparer.Ordinal)]);
    }

    private void Saved(DbContext? context)
    {
        if (context is not null && _saving.TryGetValue(context, out var queues))
        {
            _saving.Remove(context);
            wakes.Written(context, queues);
        }
    }
}
