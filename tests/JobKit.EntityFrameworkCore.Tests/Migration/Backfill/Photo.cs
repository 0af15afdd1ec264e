namespace JobKit.EntityFrameworkCore.Tests.Migration.Backfill;

internal sealed class Photo
{
    public Guid Id { get; set; }

    public required string Status { get; set; }

    public string? Thumbnail { get; set; }
}
