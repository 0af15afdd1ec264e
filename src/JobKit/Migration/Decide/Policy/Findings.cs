using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>The numbers behind a verdict. Evidence is given as natural logarithms: an E of 100 is 4.605.</summary>
public sealed record Findings
{
    /// <summary>Design effect of the candidate arm, at least 1.</summary>
    public double CandidateDesignEffect { get; init; } = 1;

    /// <summary>Design effect of the legacy arm, at least 1.</summary>
    public double LegacyDesignEffect { get; init; } = 1;

    /// <summary>Subs with candidate failures in the epoch; an alarm on errors needs 3.</summary>
    public int FailingSubs { get; init; }

    /// <summary>Subs with candidate failures in the last two hour rows; the breaker needs 3.</summary>
    public int RecentlyFailingSubs { get; init; }

    /// <summary>ln E that the candidate fails more often.</summary>
    public double LnErrors { get; init; }

    /// <summary>ln E that the candidate is slower.</summary>
    public double LnLatency { get; init; }

    /// <summary>ln E of the breaker.</summary>
    public double LnBreaker { get; init; }

    /// <summary>ln E that too many units exceed the budget; 0 without one.</summary>
    public double LnBudget { get; init; }

    /// <summary>ln E that a good candidate turned bad.</summary>
    public double LnDetector { get; init; }

    /// <summary>ln E that units do not arrive in the share that was set.</summary>
    public double LnSampleRatio { get; init; }

    /// <summary>ln E that shadow answers match.</summary>
    public double LnMatch { get; init; }

    /// <summary>Mature candidate units since the share was set.</summary>
    public long CandidateUnits { get; init; }

    /// <summary>Mature legacy units since the share was set.</summary>
    public long LegacyUnits { get; init; }

    /// <summary>Candidate units of closed cohorts since the share was set that are not mature.</summary>
    public long ImmatureUnits { get; init; }

    /// <summary>The advance gates.</summary>
    public ImmutableArray<GateFinding> Gates { get; init; } = [];

    /// <summary>Rows left out because they cannot be, the first few by name.</summary>
    public ImmutableArray<string> BadRows { get; init; } = [];

    /// <summary>How many rows were left out.</summary>
    public int BadRowCount { get; init; }

    /// <summary>The larger of the arms' design effects.</summary>
    internal double DesignEffect => Math.Max(CandidateDesignEffect, LegacyDesignEffect);
}
