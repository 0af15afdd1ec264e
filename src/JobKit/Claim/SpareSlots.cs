namespace JobKit;

/// <summary>A slot beyond the worker's own for each of the library's urgent types, which must not wait behind the app's jobs: an alert tells that all slots are taken.</summary>
/// <remarks>Used only where no other slot is free, so that a worker runs as many jobs as it was told to, and for a moment those.</remarks>
internal sealed class SpareSlots(JobTypeRegistry types) : IDisposable
{
    private readonly Dictionary<string, WorkAhead> _slots = types.UrgentTypes.ToDictionary(type => type, _ => new WorkAhead(1), StringComparer.Ordinal);

    public IReadOnlyCollection<WorkAhead> All => _slots.Values;

    /// <summary>The types whose slot is free.</summary>
    public IReadOnlyList<string> FreeTypes => [.. _slots.Where(slot => slot.Value.Free > 0).Select(slot => slot.Key)];

    /// <summary>Gives a job the slot of its type; false where there is none, or it is taken. For one fetcher.</summary>
    public bool TryAdd(HeldJob held)
    {
        if (!_slots.TryGetValue(held.Job.Type, out var slot) || slot.Free == 0)
            return false;

        slot.Add(held);
        return true;
    }

    public void Dispose()
    {
        foreach (var slot in _slots.Values)
            slot.Dispose();
    }
}
