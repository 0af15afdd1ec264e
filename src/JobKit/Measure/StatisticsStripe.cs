using JobKit.Storage;

namespace JobKit;

/// <summary>One of the recorder's parts, so that processors rarely meet at a lock.</summary>
internal sealed class StatisticsStripe
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Queue, string Type), StatisticsCell> _cells = [];
    private bool _touched;

    public void Settled(string queue, string type, JobVerb verb, JobStatus status)
    {
        lock (_gate)
        {
            Cell(queue, type).Settled(verb, status);
        }
    }

    public void Wait(string queue, string type, TimeSpan wait)
    {
        lock (_gate)
        {
            Cell(queue, type).Wait.Add(wait);
        }
    }

    public void Run(string queue, string type, TimeSpan run)
    {
        lock (_gate)
        {
            Cell(queue, type).Run.Add(run);
        }
    }

    public void Drain(long minute, Dictionary<StatisticsCount, long> counts)
    {
        lock (_gate)
        {
            if (!_touched)
            {
                return;
            }

            _touched = false;
            foreach (var cell in _cells.Values)
            {
                cell.Drain(minute, counts);
            }
        }
    }

    private StatisticsCell Cell(string queue, string type)
    {
        _touched = true;
        if (!_cells.TryGetValue((queue, type), out var cell))
        {
            _cells.Add((queue, type), cell = new(queue, type));
        }

        return cell;
    }
}
