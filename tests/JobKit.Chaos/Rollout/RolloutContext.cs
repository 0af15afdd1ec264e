using JobKit.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace JobKit.Chaos;

/// <summary>An app's context with its jobs and its migration beside its rows.</summary>
internal sealed class RolloutContext(DbContextOptions<RolloutContext> options) : DbContext(options)
{
    public static RolloutContext Open(ChaosStore store)
    {
        var builder = new DbContextOptionsBuilder<RolloutContext>();
        store.Use(builder);
        return new RolloutContext(builder.Options);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddBackgroundJobs();
        modelBuilder.AddJobMigration();
    }
}
