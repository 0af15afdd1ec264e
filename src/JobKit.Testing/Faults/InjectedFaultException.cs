namespace JobKit.Testing;

/// <summary>A fault that a test asked <see cref="FaultyJobStore"/> for. It stands for any failure of a database.</summary>
public sealed class InjectedFaultException : Exception
{
    /// <summary>Makes it for one call.</summary>
    public InjectedFaultException(StoreCall call, bool executed)
        : base($"An injected fault: {call} {(executed ? "was done, and its answer lost" : "was not done")}.")
    {
        Call = call;
        Executed = executed;
    }

    /// <summary>The call.</summary>
    public StoreCall Call { get; }

    /// <summary>Whether its work was done all the same. Code under test must not look at this: no database tells it.</summary>
    public bool Executed { get; }
}
