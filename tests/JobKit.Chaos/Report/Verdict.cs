namespace JobKit.Chaos;

/// <summary>How a run ended; its number is the program's exit code.</summary>
internal enum Verdict
{
    /// <summary>All checks hold.</summary>
    Passed = 0,

    /// <summary>A check does not.</summary>
    Failed = 1,

    /// <summary>Too few faults landed to say anything.</summary>
    Invalid = 2,

    /// <summary>PostgreSQL is missing, so nothing ran. Never a pass.</summary>
    NotRun = 3,

    /// <summary>Nothing was lost, doubled or broken, but something took longer than it may: a fault of JobKit, or of a machine too busy to say. Never a pass.</summary>
    Late = 4,
}
