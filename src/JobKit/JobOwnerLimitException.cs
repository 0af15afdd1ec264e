namespace JobKit;

/// <summary>An owner has as many live jobs as allowed. Nothing was written.</summary>
public sealed class JobOwnerLimitException : JobKitException
{
    /// <summary>Makes it for one owner.</summary>
    public JobOwnerLimitException(string owner, int limit)
        : base($"The owner has {limit} unfinished jobs, and {limit} is the limit, so nothing was written. Wait for one to end, or raise JobKit:Jobs:MaxPerOwner.")
    {
        Owner = owner;
        Limit = limit;
    }

    /// <summary>The owner.</summary>
    public string Owner { get; }

    /// <summary>How many live jobs an owner may have.</summary>
    public int Limit { get; }
}
