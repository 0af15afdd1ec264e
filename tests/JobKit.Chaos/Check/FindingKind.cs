namespace JobKit.Chaos;

/// <summary>What can be wrong. Any one of them fails the run.</summary>
internal enum FindingKind
{
    /// <summary>Acknowledged and not ended, or not there at all.</summary>
    Lost,

    /// <summary>Stored and never asked for, or asked for and rolled back.</summary>
    Ghost,

    /// <summary>More than one row for one job.</summary>
    DuplicateRow,

    /// <summary>A job without the app's row of the same transaction, or the other way round.</summary>
    HalfEnqueue,

    /// <summary>A second final status, or a change after the first.</summary>
    DoubleSettled,

    /// <summary>A write by an attempt whose lease was lost.</summary>
    StaleWrite,

    /// <summary>A change that the lifecycle does not know, or that follows from no earlier one.</summary>
    IllegalChange,

    /// <summary>A transactional effect without its completion, or twice.</summary>
    WrongEffect,

    /// <summary>A completed job whose outside effect never happened.</summary>
    MissingEffect,

    /// <summary>More repeated executions than the faults explain.</summary>
    TooManyRepeats,

    /// <summary>More jobs of one limit key in process than its limit, by the audit.</summary>
    LimitBreach,

    /// <summary>Two handlers of a serial key at once, by their own clocks, outside of a lost lease.</summary>
    Overlap,

    /// <summary>More attempts than allowed.</summary>
    AttemptOverMax,

    /// <summary>An attempt was charged that the job did not use up itself.</summary>
    ChargedAttempt,

    /// <summary>A job ended otherwise than its handler ends it.</summary>
    WrongEnd,

    /// <summary>What a fault interrupted came back too late.</summary>
    SlowRecovery,

    /// <summary>Work went on too late after the database was back.</summary>
    SlowResume,

    /// <summary>A worker took too long to end when told to.</summary>
    LateExit,

    /// <summary>A worker that was told to end did so with an error, or in time and with jobs still in its hands.</summary>
    BadExit,

    /// <summary>Jobs still leased when all was done.</summary>
    LeaseLeft,

    /// <summary>Database sessions that nobody answers for.</summary>
    SessionLeft,

    /// <summary>The database's files are broken.</summary>
    Damage,

    /// <summary>A process ended by itself.</summary>
    ProcessDied,
}
