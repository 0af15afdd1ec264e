using JobKit.Migration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore.Tests.Migration.Backfill;

/// <summary>The backfills of the seed documents, as an app would say them.</summary>
internal static class Shelves
{
    public const string Books = "storybooks";

    public const string Photos = "photos";

    public const string Analyses = "analyses";

    public static void Small(BackfillOptions options) => (options.Ranges, options.MinChunkRows, options.MaxRejects) = (3, 1, 3);

    public static void AddBooks<TContext>(IJobMigrationBuilder migration)
        where TContext : DbContext => migration.AddBackfill(
            Books,
            EntityFrameworkCore.Backfill.From((TContext db) => db.Set<Storybook>(), book => book.Id).CompletedJobs(
                book => book.Title == "bad" ? throw new FormatException("no title") : new CompletedJob(new CreateStorybook(book.Title), book.CreatedAt)
                {
                    FinishedAt = book.CreatedAt.AddMinutes(5),
                    Owner = book.UserId,
                    Result = new { storybookId = book.Id },
                },
                link: book => book.JobId),
            Small);

    public static void AddPhotos<TContext>(IJobMigrationBuilder migration)
        where TContext : DbContext => migration.AddBackfill(
            Photos,
            EntityFrameworkCore.Backfill.From((TContext db) => db.Set<Photo>(), photo => photo.Id)
                .Where(photo => photo.Status == "INGESTED").Where(photo => photo.Thumbnail == null)
                .EnqueueMissing((photo, jobs) => jobs.Add(new MakeThumbnail(photo.Id)).Add(new MakePreview(photo.Id), new() { Priority = 5 })),
            Small);

    public static void AddAnalyses<TSource, TTarget>(IJobMigrationBuilder migration)
        where TSource : DbContext
        where TTarget : DbContext => migration.AddBackfill(
            Analyses,
            EntityFrameworkCore.Backfill.From((TSource db) => db.Set<Reading>(), reading => reading.Id).CopyTo(
                (TTarget db) => db.Set<Analysis>(),
                analysis => analysis.Id,
                reading => new Analysis
                {
                    Id = reading.Id,
                    Score = reading.Score,
                    At = reading.At,
                    Grade = reading.Score < 0 ? "F" : reading.Score > 50 ? "A" : "B",
                }),
            Small);

    public static IEnumerable<Reading> Readings(int count) =>
        Enumerable.Range(1, count).Select(id => new Reading { Id = id, Score = id * 1.50m, At = Library.Day.AddTicks(id * 10) });
}
