using Microsoft.Extensions.Options;

namespace JobKit.AspNetCore;

/// <summary>How many requests may be held open on this node, by all and by one caller.</summary>
internal sealed class StreamSeats(IOptionsMonitor<JobApiOptions> options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);
    private int _all;

    /// <summary>Takes a seat, or null where there is none; disposing gives it back.</summary>
    public StreamSeat? TryTake(string owner)
    {
        var current = options.CurrentValue;
        lock (_gate)
        {
            var own = _taken.GetValueOrDefault(owner);
            if (_all >= current.StreamsPerNode || own >= current.StreamsPerUser)
            {
                return null;
            }

            _all++;
            _taken[owner] = own + 1;
            return new(this, owner);
        }
    }

    public void Leave(string owner)
    {
        lock (_gate)
        {
            _all--;
            if (--_taken[owner] == 0)
            {
                _taken.Remove(owner);
            }
        }
    }
}
