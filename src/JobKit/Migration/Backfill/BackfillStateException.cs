namespace JobKit.Migration;

/// <summary>The backfill is not in a state that allows the act. Nothing was written.</summary>
public sealed class BackfillStateException : JobKitException
{
    /// <summary>Makes it for one act.</summary>
    public BackfillStateException(string name, BackfillState state, string act, string mend)
        : base($"The backfill {name} is {state}, and cannot be {act}. {mend}")
    {
        Name = name;
        State = state;
    }

    /// <summary>The backfill.</summary>
    public string Name { get; }

    /// <summary>Where it stands.</summary>
    public BackfillState State { get; }
}
