using JobKit.EntityFrameworkCore;
using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Chaos;

/// <summary>What an app of <c>migrate</c> has beyond one of <c>react</c>: books to backfill, a place for backups, and leases that end soon.</summary>
internal static class MigrateApp
{
    public const string Backfill = "books";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(3650);

    /// <param name="services">The app's.</param>
    /// <param name="store">Its database.</param>
    /// <param name="folder">Where it keeps its backups.</param>
    /// <param name="works">Whether it runs jobs.</param>
    /// <param name="making">Called with each book before its job is made.</param>
    public static IServiceCollection AddMigrateApp(
        this IServiceCollection services, ChaosStore store, string folder, bool works, Action<Book>? making = null) =>
        services.AddSingleton(new RunFolder(folder)).AddRolloutApp(
            store,
            works,
            RolloutPlans.Cancelling,
            jobs => jobs.ConfigureWorker(Hurry).ConfigureRetention(retention => retention.Completed = Kept).AddHandler<Print, Print.Handler>(),
            migration => migration
                .AddBackup(backup => backup.Directory = BackupsIn(folder))
                .AddBackfill(Backfill, Books(making), Small));

    public static string BackupsIn(string folder) => Path.Combine(folder, "backups");

    private static BackfillDefinition Books(Action<Book>? making) =>
        EntityFrameworkCore.Backfill.From((RolloutContext db) => db.Books, book => book.Id).CompletedJobs(
            book =>
            {
                making?.Invoke(book);
                return new CompletedJob(new Print(book.Id), book.CreatedAt);
            },
            link: book => book.JobId);

    private static void Small(BackfillOptions options)
    {
        options.Ranges = 3;
        options.MinChunkRows = 20;
        options.ChunkRows = 60;
        options.MaxChunkRows = 60;
        options.MaxRowsPerSecond = 300;
    }

    private static void Hurry(WorkerOptions worker)
    {
        var settings = new WorkerSettings();
        worker.LeaseDuration = settings.Lease;
        worker.RenewInterval = settings.Renew;
        worker.SweepInterval = settings.Sweep;
        worker.MaxAbandons = settings.MaxAbandons;
    }
}
