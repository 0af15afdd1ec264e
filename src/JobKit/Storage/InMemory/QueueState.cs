namespace JobKit.Storage;

/// <summary>One queue's settings and how many jobs it holds.</summary>
internal sealed class QueueState(string name)
{
    public string Name { get; } = name;

    public bool Paused { get; set; }

    public int? Concurrency { get; set; }

    public int Pending { get; set; }

    public int Processing { get; set; }

    /// <summary>Whether a claim may take from it now, as far as all nodes are concerned.</summary>
    public bool IsOpenTo(ClaimRequest request) => (!Paused || request.IncludesPaused) && (Concurrency is not { } limit || Processing < limit);

    public bool IsWorthTelling => Pending > 0 || Processing > 0 || Paused || Concurrency is not null;
}
