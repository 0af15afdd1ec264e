using System.Transactions;

namespace JobKit.Storage;

/// <summary>The ambient transactions that this store has joined, one enlistment each.</summary>
internal sealed class AmbientEnqueues(MemoryBook book, Lock gate)
{
    private readonly Dictionary<Transaction, AmbientEnqueue> _open = [];

    /// <summary>The caller's ambient transaction, joined now if it was not; null where there is none. Called under the store's lock.</summary>
    public AmbientEnqueue? Join()
    {
        if (Transaction.Current is not { } current)
        {
            return null;
        }

        if (_open.TryGetValue(current, out var joined))
        {
            return joined;
        }

        // Transaction.Current is disposed with its scope; the clone stays usable as a key until the outcome is told.
        var key = current.Clone();
        joined = new(book, gate, _ =>
        {
            _open.Remove(key);
            key.Dispose();
        });
        current.EnlistVolatile(joined, EnlistmentOptions.None);
        _open.Add(key, joined);
        return joined;
    }
}
