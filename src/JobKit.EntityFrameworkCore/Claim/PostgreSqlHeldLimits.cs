namespace JobKit.EntityFrameworkCore;

/// <summary>The limits whose locks a claim has.</summary>
internal sealed class PostgreSqlHeldLimits
{
    /// <summary>Queues with a limit over the cluster.</summary>
    public List<string> Queues { get; } = [];

    /// <summary>Limit keys with a due job and a free slot.</summary>
    public List<string> Keys { get; } = [];

    /// <summary>For each key how many slots were free when it was looked at: a bound for reading, counted again under the lock.</summary>
    public List<int> KeyRooms { get; } = [];

    /// <summary>The last key that was looked at where more follow; else the empty text.</summary>
    public string LastKey { get; set; } = string.Empty;
}
