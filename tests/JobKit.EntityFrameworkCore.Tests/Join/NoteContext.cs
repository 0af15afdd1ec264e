using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore.Tests.Join;

internal sealed class NoteContext(DbContextOptions<NoteContext> options) : DbContext(options)
{
    public DbSet<Note> Notes => Set<Note>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddBackgroundJobs();
}
