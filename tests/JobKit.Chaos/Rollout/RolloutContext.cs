using JobKit.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace JobKit.Chaos;

/// <summary>An app's context with its jobs and its migration beside its rows.</summary>
internal sealed class RolloutContext(DbContextOptions<RolloutContext> options) : DbContext(options)
{
    public DbSet<Book> Books => Set<Book>();

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
        modelBuilder.Entity<Book>(book =>
        {
            book.ToTable("chaos_books");
            book.Property(it => it.Id).HasColumnName("id").ValueGeneratedNever();
            book.Property(it => it.JobId).HasColumnName("job_id");
        });
    }
}
