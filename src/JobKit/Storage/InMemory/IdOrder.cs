namespace JobKit.Storage;

/// <summary>The rows in the order of their ids, for lists.</summary>
/// <remarks>Ids are made in rising order, so that a new one goes near the end; removed ones stay until they are half of all.</remarks>
internal sealed class IdOrder
{
    private readonly List<JobRow> _rows = [];
    private int _removed;

    public void Add(JobRow row)
    {
        if (_rows.Count == 0 || _rows[^1].Id < row.Id)
        {
            _rows.Add(row);
            return;
        }

        _rows.Insert(CountBelow(row.Id), row);
    }

    public void Forget(JobRow row)
    {
        row.Removed = true;
        if (++_removed > 1_000 && _removed > _rows.Count / 2)
        {
            _rows.RemoveAll(candidate => candidate.Removed);
            _removed = 0;
        }
    }

    /// <summary>The rows with a smaller id than the given one (or all), greatest first.</summary>
    public IEnumerable<JobRow> Below(JobId? id)
    {
        for (var i = (id is { } bound ? CountBelow(bound) : _rows.Count) - 1; i >= 0; i--)
        {
            if (!_rows[i].Removed)
            {
                yield return _rows[i];
            }
        }
    }

    private int CountBelow(JobId id)
    {
        var (low, high) = (0, _rows.Count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = _rows[middle].Id < id ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
