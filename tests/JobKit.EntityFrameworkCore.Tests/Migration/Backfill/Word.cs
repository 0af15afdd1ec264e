namespace JobKit.EntityFrameworkCore.Tests.Migration.Backfill;

internal sealed class Word
{
    public required string Id { get; set; }

    public string? Job { get; set; }
}
