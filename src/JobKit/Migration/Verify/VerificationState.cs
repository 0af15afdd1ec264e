namespace JobKit.Migration;

/// <summary>How a check stands.</summary>
public enum VerificationState
{
    /// <summary>All is well.</summary>
    Passed = 0,

    /// <summary>Something is wrong.</summary>
    Failed = 1,

    /// <summary>It threw: what it looks at could not be looked at.</summary>
    NotRun = 2,

    /// <summary>No person has answered it.</summary>
    Open = 3,
}
