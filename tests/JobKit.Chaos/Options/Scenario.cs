namespace JobKit.Chaos;

/// <summary>What the controller does to the system; each is a command.</summary>
internal enum Scenario
{
    /// <summary>SIGKILL of workers at random moments (R1 on PostgreSQL, R2 on SQLite).</summary>
    Kill,

    /// <summary>SIGSTOP of a worker until its lease is lost, then SIGCONT (R3).</summary>
    Freeze,

    /// <summary>The database stops at once, loses a backend, ends a session, stands still (R4).</summary>
    Database,

    /// <summary>Calls of the store fail before or after they were carried out (R6).</summary>
    Ambiguous,

    /// <summary>SIGTERM of workers at random moments (R12).</summary>
    Terminate,
}
