namespace JobKit.Storage;

/// <summary>A binary heap of rows by (rank, key, id), in which each row knows its slot: any row is taken out in O(log n), none lingers.</summary>
internal sealed class RowHeap(bool byExpiry = false)
{
    private Entry[] _entries = new Entry[4];

    public int Count { get; private set; }

    public JobRow? First => Count == 0 ? null : _entries[0].Row;

    /// <summary>The key of the first row; only where there is one.</summary>
    public long FirstKey => _entries[0].Key;

    /// <summary>The rows, in no order.</summary>
    public IEnumerable<JobRow> Rows => _entries.Take(Count).Select(entry => entry.Row);

    public void Add(JobRow row, DateTimeOffset key, int rank = 0)
    {
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, Count * 2);
        }

        if (!byExpiry)
        {
            row.Home = this;
        }

        SiftUp(Count++, new(rank, key.UtcTicks, row));
    }

    public void Remove(JobRow row)
    {
        var slot = Slot(row);
        if (slot < 0)
        {
            return;
        }

        Slot(row) = -1;
        var last = _entries[--Count];
        _entries[Count] = default;
        if (slot < Count)
        {
            SiftDown(slot, last);
            SiftUp(Slot(last.Row), last);
        }
    }

    /// <summary>How many rows have a key of at most this, counted no further than the cap; ranks must be equal.</summary>
    public int CountThrough(DateTimeOffset key, int cap) => CountThrough(0, key.UtcTicks, cap);

    /// <summary>The smallest key whatever the rank, or null when empty. Walks all rows.</summary>
    public long? SmallestKey()
    {
        long? smallest = null;
        foreach (var entry in _entries.AsSpan(0, Count))
        {
            smallest = smallest is { } known && known <= entry.Key ? known : entry.Key;
        }

        return smallest;
    }

    private int CountThrough(int slot, long key, int cap)
    {
        if (cap <= 0 || slot >= Count || _entries[slot].Key > key)
        {
            return 0;
        }

        var count = 1 + CountThrough((2 * slot) + 1, key, cap - 1);
        return count + CountThrough((2 * slot) + 2, key, cap - count);
    }

    private void SiftUp(int slot, Entry entry)
    {
        while (slot > 0)
        {
            var parent = (slot - 1) / 2;
            if (!entry.Precedes(_entries[parent]))
            {
                break;
            }

            Put(slot, _entries[parent]);
            slot = parent;
        }

        Put(slot, entry);
    }

    private void SiftDown(int slot, Entry entry)
    {
        for (var child = (2 * slot) + 1; child < Count; child = (2 * slot) + 1)
        {
            if (child + 1 < Count && _entries[child + 1].Precedes(_entries[child]))
            {
                child++;
            }

            if (!_entries[child].Precedes(entry))
            {
                break;
            }

            Put(slot, _entries[child]);
            slot = child;
        }

        Put(slot, entry);
    }

    private void Put(int slot, Entry entry)
    {
        _entries[slot] = entry;
        Slot(entry.Row) = slot;
    }

    private ref int Slot(JobRow row) => ref byExpiry ? ref row.ExpirySlot : ref row.HomeSlot;

    private readonly record struct Entry(int Rank, long Key, JobRow Row)
    {
        public bool Precedes(in Entry other) =>
            Rank != other.Rank ? Rank < other.Rank
            : Key != other.Key ? Key < other.Key
            : Row.Id < other.Row.Id;
    }
}
