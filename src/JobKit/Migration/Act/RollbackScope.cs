namespace JobKit.Migration;

/// <summary>How far a rollback holds.</summary>
public enum RollbackScope
{
    /// <summary>It is written: every node routes to legacy within about a second.</summary>
    Store = 0,

    /// <summary>The store did not answer: this node routes to legacy at once, and writes the rollback as soon as the store returns.</summary>
    Node = 1,

    /// <summary>Nothing was done: it was a dry run.</summary>
    None = 2,
}
