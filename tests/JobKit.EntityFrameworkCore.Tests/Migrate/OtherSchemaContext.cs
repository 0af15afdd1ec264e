using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore.Tests.Migrate;

internal sealed class OtherSchemaContext(DbContextOptions<OtherSchemaContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddBackgroundJobs("shop");
}
