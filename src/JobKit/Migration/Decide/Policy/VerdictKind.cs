namespace JobKit.Migration;

/// <summary>What is to be done with a migration.</summary>
public enum VerdictKind
{
    /// <summary>Nothing.</summary>
    Hold = 0,

    /// <summary>One step up.</summary>
    Advance = 1,

    /// <summary>Traffic goes back to legacy.</summary>
    RollBack = 2,

    /// <summary>It should be rolled back and cannot be any more: everything stays, and a person is called.</summary>
    Freeze = 3,
}
