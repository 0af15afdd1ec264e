namespace JobKit.EntityFrameworkCore.Tests.Migration.Backfill;

internal sealed class Analysis
{
    public long Id { get; set; }

    public decimal Score { get; set; }

    public DateTimeOffset At { get; set; }

    public required string Grade { get; set; }
}
