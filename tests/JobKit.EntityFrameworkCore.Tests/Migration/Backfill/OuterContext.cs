using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore.Tests.Migration.Backfill;

/// <summary>An app's context in another database than the jobs'.</summary>
internal sealed class OuterContext(DbContextOptions<OuterContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => ShelfModel.Build(modelBuilder);
}
