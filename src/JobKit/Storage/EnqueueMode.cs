namespace JobKit.Storage;

/// <summary>What a refusal of one job means for the others of the call.</summary>
public enum EnqueueMode
{
    /// <summary>One refused, none written: a caller's batch.</summary>
    AllOrNone,

    /// <summary>Each stands alone: the calls of many callers, gathered.</summary>
    EachAlone,
}
