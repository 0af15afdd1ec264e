namespace JobKit.Storage;

/// <summary>The store's answer to one settlement.</summary>
public enum SettleOutcome
{
    /// <summary>Written now.</summary>
    Accepted,

    /// <summary>The same settlement (epoch and verb) had been written before: a repeated call. Recognised until another settlement of the job is
    /// written, so also once the job was claimed again. Nothing was changed.</summary>
    AlreadyApplied,

    /// <summary>Refused: the epoch is no longer the job's, it was settled otherwise, or the job is gone. Nothing was changed.</summary>
    LeaseLost,
}
