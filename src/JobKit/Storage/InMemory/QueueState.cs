namespace JobKit.Storage;

/// <summary>One queue's settings and how many jobs it holds.</summary>
internal sealed class QueueState(string name)
{
    public string Name { get; } = name;

    public bool Paused { get; set; }

    public int? Concurrency { get; set; }

    public int Pending { get; set; }

    public int Processing { get; set; }

    /// <summary>Whether claims may take from it now, as far as all nodes are concerned.</summary>
    public bool IsOpen => !Paused && (Concurrency is not { } limit || Processing < limit);

    public bool IsWorthTelling => Pending > 0 || Processing > 0 || Paused || Concurrency is not null;
}
