using JobKit.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JobKit.EntityFrameworkCore;

/// <summary>Sets the times of tracked jobs on the store's clock as they are saved.</summary>
internal sealed class TrackedJobsInterceptor(WakeAfterCommit wakes, TimeProvider clock) : SaveChangesInterceptor
{
    private readonly System.Runtime.CompilerServices.ConditionalWeakTable<DbContext, List<NewJob>> _saving = [];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (Begin(eventData.Context) is { Count: > 0 } rows)
        {
            // As EF Core runs the save itself, which begins only after this: repeated where the app wants that.
            var context = eventData.Context!;
            Stamp(context, rows, context.Database.CreateExecutionStrategy().Execute(() => Now(context)));
        }

        return result;
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (Begin(eventData.Context) is { Count: > 0 } rows)
        {
            var context = eventData.Context!;
            var now = await context.Database.CreateExecutionStrategy()
                .ExecuteAsync(token => NowAsync(context, token), cancellationToken)
                .ConfigureAwait(false);
            Stamp(context, rows, now);
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

    /// <summary>The jobs that the save is to insert.</summary>
    private List<JobRow> Begin(DbContext? context)
    {
        if (context is null)
        {
            return [];
        }

        // A save before this one may have failed, and its jobs been dropped since.
        _saving.Remove(context);
        return
        [
            .. context.ChangeTracker.Entries<JobRow>()
                .Where(entry => entry.State == EntityState.Added && entry.Entity.Source is not null)
                .Select(entry => entry.Entity),
        ];
    }

    private DateTimeOffset Now(DbContext context)
    {
        context.Database.OpenConnection();
        try
        {
            var session = Session(context);
            return session.Command($"SELECT {session.Dialect.NowSql}").WithNow(session.Dialect)
                .Rows(row => session.Dialect.ReadInstant(row, 0), CancellationToken.None)[0];
        }
        finally
        {
            context.Database.CloseConnection();
        }
    }

    private async Task<DateTimeOffset> NowAsync(DbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await ReadNow.RunAsync(Session(context), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    private StoreSession Session(DbContext context) =>
        new(ContextDialect.Of(context, clock), context.Database.GetDbConnection(), ContextTransaction.Of(context));

    private void Stamp(DbContext context, List<JobRow> rows, DateTimeOffset now)
    {
        foreach (var row in rows)
        {
            TrackedRows.SetTimes(row, row.Source!, now);
        }

        _saving.AddOrUpdate(context, rows.ConvertAll(row => row.Source!));
    }

    private void Saved(DbContext? context)
    {
        if (context is not null && _saving.TryGetValue(context, out var jobs))
        {
            _saving.Remove(context);
            wakes.Written(context, jobs);
        }
    }
}
