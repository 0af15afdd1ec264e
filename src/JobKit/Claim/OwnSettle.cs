namespace JobKit;

/// <summary>A completion that a handler writes in a transaction of its own: until that ends, nobody can tell whether the job is done.</summary>
internal sealed class OwnSettle
{
    private bool _accepted;

    /// <summary>Whether the write was accepted, which is not yet its commit.</summary>
    public bool Accepted
    {
        get => Volatile.Read(ref _accepted);
        set => Volatile.Write(ref _accepted, value);
    }
}
