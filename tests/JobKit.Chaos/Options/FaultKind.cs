namespace JobKit.Chaos;

/// <summary>One thing done to the running system.</summary>
internal enum FaultKind
{
    /// <summary>SIGKILL of a worker.</summary>
    KillWorker,

    /// <summary>SIGSTOP of a worker past its lease, then SIGCONT.</summary>
    FreezeWorker,

    /// <summary>SIGTERM of a worker.</summary>
    TerminateWorker,

    /// <summary>PostgreSQL stops in immediate mode and starts again.</summary>
    StopDatabase,

    /// <summary>SIGKILL of the backend behind a worker's connection.</summary>
    KillBackend,

    /// <summary><c>pg_terminate_backend</c> of a worker's connection.</summary>
    TerminateBackend,

    /// <summary>SIGSTOP of every process of the database past the lease, then SIGCONT.</summary>
    FreezeDatabase,
}
