namespace JobKit.Chaos;

/// <summary>A row from before there were jobs; the backfill gives it one.</summary>
internal sealed class Book
{
    public int Id { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public Guid? JobId { get; set; }
}
