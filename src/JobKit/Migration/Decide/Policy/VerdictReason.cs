namespace JobKit.Migration;

/// <summary>Why a verdict was given. The names are stored in events; they do not change.</summary>
public enum VerdictReason
{
    /// <summary>The migration's stage has nothing to decide.</summary>
    NotRunning = 0,

    /// <summary>An operator said so.</summary>
    OperatorKill = 1,

    /// <summary>The candidate fails more often than the limit.</summary>
    Breaker = 2,

    /// <summary>Jobs wait longer than allowed: nobody works.</summary>
    QueueAge = 3,

    /// <summary>The candidate fails more often than the legacy.</summary>
    Errors = 4,

    /// <summary>The candidate is slower than the legacy, or than the budget.</summary>
    Latency = 5,

    /// <summary>A candidate that was good turned bad.</summary>
    SlowRegression = 6,

    /// <summary>Outside the plan's windows, or within a freeze.</summary>
    OutsideWindow = 7,

    /// <summary>The pause after a rollback is not over.</summary>
    CoolDown = 8,

    /// <summary>The numbers are too old.</summary>
    StaleStats = 9,

    /// <summary>Units do not arrive in the share that was set.</summary>
    SampleRatio = 10,

    /// <summary>Enough units came, too many of them are still under way.</summary>
    Immature = 11,

    /// <summary>Too few units came since the share was set.</summary>
    TooFewUnits = 12,

    /// <summary>The share has not stood long enough.</summary>
    Dwell = 13,

    /// <summary>An approval is missing.</summary>
    Approval = 14,

    /// <summary>Shadow answers are not shown to match yet.</summary>
    Mismatch = 15,

    /// <summary>A stored row cannot be; it was left out.</summary>
    BadStats = 16,

    /// <summary>Every gate passed.</summary>
    GatesPassed = 17,

    /// <summary>The longest dwell is over without a decision.</summary>
    Inconclusive = 18,

    /// <summary>No evidence for a decision yet.</summary>
    Gathering = 19,

    /// <summary>The seed's rule for raising the share.</summary>
    SeedIncrease = 20,

    /// <summary>The seed's rule for lowering the share.</summary>
    SeedDecrease = 21,

    /// <summary>What is slow at an endpoint is not known: its legacy had fewer than 1,000 results.</summary>
    NoBaseline = 22,

    /// <summary>The stage asks for no numbers: its dwell, the plan's windows and approvals were all.</summary>
    NoGates = 23,
}
