namespace JobKit.EntityFrameworkCore.Tests.Migration.Backfill;

internal sealed class Storybook
{
    public int Id { get; set; }

    public required string Title { get; set; }

    public string? UserId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public Guid? JobId { get; set; }
}
