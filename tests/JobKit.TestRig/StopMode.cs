namespace JobKit.TestRig;

/// <summary>How <see cref="PostgresCluster.StopAsync"/> stops the server.</summary>
public enum StopMode
{
    /// <summary>Rolls back open transactions, disconnects the clients and writes a checkpoint.</summary>
    Fast,

    /// <summary>Drops everything at once; the next start recovers from the write-ahead log, as after a crash.</summary>
    Immediate,
}
