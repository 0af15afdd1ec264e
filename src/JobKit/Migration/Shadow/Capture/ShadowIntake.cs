namespace JobKit.Migration;

/// <summary>What became of a capture at once.</summary>
public enum ShadowIntake
{
    /// <summary>It waits for its shadow job.</summary>
    Taken = 0,

    /// <summary>No experiment has its key, or its job is of another type.</summary>
    Unknown = 1,

    /// <summary>Its body has more than 256 KB.</summary>
    TooLarge = 2,

    /// <summary>Too many others wait.</summary>
    Full = 3,
}
