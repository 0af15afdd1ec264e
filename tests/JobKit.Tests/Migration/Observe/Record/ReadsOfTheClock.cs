namespace JobKit.Tests.Migration.Observe.Record;

/// <summary>A clock that stands still and counts who looks at it.</summary>
internal sealed class ReadsOfTheClock : TimeProvider
{
    public int Reads { get; set; }

    public override DateTimeOffset GetUtcNow()
    {
        Reads++;
        return Observed.Start;
    }

    public override long GetTimestamp()
    {
        Reads++;
        return 0;
    }
}
