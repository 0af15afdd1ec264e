using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore.Tests.Migration;

/// <summary>An app's own context, with everything that JobKit keeps.</summary>
internal sealed class MigratingContext(DbContextOptions<MigratingContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddBackgroundJobs().AddJobMigration();
}
