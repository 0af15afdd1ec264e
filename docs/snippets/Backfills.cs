using JobKit;
using JobKit.EntityFrameworkCore;
using JobKit.Migration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Snippets;

internal static class Backfills
{
    public static void Add(IServiceCollection services)
    {
        #region backfill-completed
        services.AddJobMigration(migration => migration
            .UseEntityFrameworkCore()
            .AddBackfill("storybooks", Backfill
                .From((LibraryContext db) => db.Storybooks, book => book.Id)
                .CompletedJobs(
                    book => new CompletedJob(new TellStory(book.Title), book.CreatedAt) { Owner = book.UserId, Result = new { storybookId = book.Id } },
                    link: book => book.JobId)));
        #endregion
    }

    public static void AddMissing(IServiceCollection services)
    {
        #region backfill-missing
        services.AddJobMigration(migration => migration.AddBackfill("thumbnails", Backfill
            .From((LibraryContext db) => db.Images, image => image.Id)
            .Where(image => image.Status == "INGESTED" && image.ThumbnailPath == null)
            .EnqueueMissing((image, jobs) => jobs
                .Add(new MakeThumbnail(image.Id))
                .Add(new MakePreview(image.Id)))));
        #endregion
    }

    public static void AddCopy(IServiceCollection services)
    {
        #region backfill-copy
        services.AddJobMigration(migration => migration.AddBackfill(
            "analyses",
            Backfill
                .From((LibraryContext db) => db.Analyses, old => old.Id)
                .CopyTo((NewContext db) => db.Analyses, analysis => analysis.Id, old => new NewAnalysis { Id = old.Id, Score = old.Score / 100m }),
            options =>
            {
                options.MaxRowsPerSecond = 500;
                options.MaxQueueDepth = 1_000;
                options.Windows = [new() { From = TimeSpan.FromHours(1), To = TimeSpan.FromHours(5), Zone = "Europe/Berlin" }];
                options.MaxRejects = 20;
            }));
        #endregion
    }

    public static async Task RunAsync(IBackfills backfills, CancellationToken ct)
    {
        #region backfill-run
        var me = new OperatorAction("alice", "move the old books");
        var dry = await backfills.DryRunAsync("storybooks", ct);                // 98,000 rows, 3 that cannot be made into a job
        var started = await backfills.StartAsync("storybooks", me, ct);         // follow started.JobId like any job
        var now = await backfills.GetAsync("storybooks", ct);                   // Running, 41,200 of 98,000, 350 rows a second
        await backfills.PauseAsync("storybooks", me, ct);
        await backfills.ResumeAsync("storybooks", me, ct);
        #endregion
        _ = (dry, started, now);
    }

    public static async Task<int> VerifyAsync(IBackfills backfills, CancellationToken ct)
    {
        #region backfill-verify
        foreach (var reject in await backfills.ListRejectsAsync("storybooks", cancellationToken: ct))
        {
            Console.WriteLine($"{reject.Key}: {reject.Error}");
        }

        await backfills.RetryFailedAsync("storybooks", new("alice", "titles mended"), ct);
        // ... and once it has finished again:
        var report = await backfills.VerifyAsync("storybooks", cancellationToken: ct);
        await report.WriteAsync("storybooks.json", ct);
        return report.ExitCode;
        #endregion
    }

    public sealed record TellStory(string Title);

    public sealed record MakeThumbnail(int Image);

    public sealed record MakePreview(int Image);

    public sealed class Book
    {
        public int Id { get; set; }

        public string Title { get; set; } = "";

        public string? UserId { get; set; }

        public DateTimeOffset CreatedAt { get; set; }

        public Guid? JobId { get; set; }
    }

    public sealed class Image
    {
        public int Id { get; set; }

        public string Status { get; set; } = "";

        public string? ThumbnailPath { get; set; }
    }

    public sealed class OldAnalysis
    {
        public long Id { get; set; }

        public int Score { get; set; }
    }

    public sealed class NewAnalysis
    {
        public long Id { get; set; }

        public decimal Score { get; set; }
    }

    public sealed class LibraryContext(DbContextOptions<LibraryContext> options) : DbContext(options)
    {
        public DbSet<Book> Storybooks => Set<Book>();

        public DbSet<Image> Images => Set<Image>();

        public DbSet<OldAnalysis> Analyses => Set<OldAnalysis>();

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddBackgroundJobs().AddJobMigration();
    }

    public sealed class NewContext(DbContextOptions<NewContext> options) : DbContext(options)
    {
        public DbSet<NewAnalysis> Analyses => Set<NewAnalysis>();
    }
}
