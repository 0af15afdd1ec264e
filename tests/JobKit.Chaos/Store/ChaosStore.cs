using Microsoft.EntityFrameworkCore;

namespace JobKit.Chaos;

/// <summary>How to reach the database of a run: all that a process of it must be told.</summary>
internal sealed record ChaosStore(StoreKind Kind, string ConnectionString)
{
    public void Use(DbContextOptionsBuilder builder)
    {
        if (Kind == StoreKind.Postgres)
            builder.UseNpgsql(ConnectionString);
        else
            builder.UseSqlite(ConnectionString);
    }

    public ChaosContext Open()
    {
        var builder = new DbContextOptionsBuilder<ChaosContext>();
        Use(builder);
        return new ChaosContext(builder.Options);
    }
}
