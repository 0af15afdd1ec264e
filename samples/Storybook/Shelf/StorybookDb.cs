using System.Text.Json;
using JobKit.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Storybook;

/// <summary>The app's own database: its books and pages, and beside them the jobs and the migration, so that one transaction holds them.</summary>
internal sealed class StorybookDb(DbContextOptions<StorybookDb> options) : DbContext(options)
{
    public DbSet<BookRow> Books => Set<BookRow>();

    public DbSet<PageRow> Pages => Set<PageRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddBackgroundJobs();
        modelBuilder.AddJobMigration();

        var book = modelBuilder.Entity<BookRow>().ToTable("books");
        book.Property(b => b.Story).HasConversion(story => ToJson(story), json => FromJson<StoryText>(json));

        var page = modelBuilder.Entity<PageRow>().ToTable("pages");
        page.HasKey(p => new { p.BookId, p.Number });
        page.HasIndex(p => new { p.BookId, p.DrawnAt });
        page.HasOne<BookRow>().WithMany().HasForeignKey(p => p.BookId);
        page.Property(p => p.Scene).HasConversion(scene => ToJson(scene), json => FromJson<Scene>(json));
    }

    private static string ToJson<T>(T value) => JsonSerializer.Serialize(value);

    private static T FromJson<T>(string json) => JsonSerializer.Deserialize<T>(json)!;
}
