using JobKit.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace JobKit.Chaos;

/// <summary>The app's own context, with the jobs beside the app's rows.</summary>
internal sealed class ChaosContext(DbContextOptions<ChaosContext> options) : DbContext(options)
{
    public DbSet<Effect> Effects => Set<Effect>();

    public DbSet<Order> Orders => Set<Order>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddBackgroundJobs();
        modelBuilder.Entity<Effect>().ToTable("chaos_effects");
        modelBuilder.Entity<Order>().ToTable("chaos_orders");
    }
}
