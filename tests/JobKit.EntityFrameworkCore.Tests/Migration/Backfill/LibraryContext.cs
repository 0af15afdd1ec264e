using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore.Tests.Migration.Backfill;

/// <summary>An app's context with JobKit's tables.</summary>
internal sealed class LibraryContext(DbContextOptions<LibraryContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => ShelfModel.Build(modelBuilder.AddBackgroundJobs().AddJobMigration());
}
