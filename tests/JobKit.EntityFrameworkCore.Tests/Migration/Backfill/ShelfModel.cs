using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore.Tests.Migration.Backfill;

internal static class ShelfModel
{
    public static void Build(ModelBuilder builder)
    {
        var book = builder.Entity<Storybook>();
        book.Property(row => row.Id).ValueGeneratedNever();
        book.ToTable(table => table.HasCheckConstraint("ck_locked", "\"JobId\" IS NULL OR \"Title\" <> 'locked'"));
        builder.Entity<Photo>();
        builder.Entity<Word>();
        builder.Entity<Reading>().Property(reading => reading.Id).ValueGeneratedNever();
        var analysis = builder.Entity<Analysis>();
        analysis.Property(row => row.Id).ValueGeneratedNever();
        analysis.ToTable(table => table.HasCheckConstraint("ck_grade", "\"Grade\" <> 'F'"));
    }
}
