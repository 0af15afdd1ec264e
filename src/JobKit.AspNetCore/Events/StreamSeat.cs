namespace JobKit.AspNetCore;

/// <summary>The right to hold one request open.</summary>
internal sealed class StreamSeat(StreamSeats seats, string owner) : IDisposable
{
    private int _left;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _left, 1) == 0)
        {
            seats.Leave(owner);
        }
    }
}
