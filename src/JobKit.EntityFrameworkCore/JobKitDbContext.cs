using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore;

/// <summary>The library's own context, for apps that do not keep jobs in theirs. Its tables come from the library's own migrations.</summary>
public sealed class JobKitDbContext(DbContextOptions<JobKitDbContext> options) : DbContext(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddBackgroundJobs();
}
