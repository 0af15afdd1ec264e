namespace JobKit.EntityFrameworkCore.Tests.Migration.Backfill;

internal sealed class Reading
{
    public long Id { get; set; }

    public decimal Score { get; set; }

    public DateTimeOffset At { get; set; }
}
