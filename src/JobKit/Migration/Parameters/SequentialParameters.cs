namespace JobKit.Migration;

/// <summary>All numbers that <see cref="SequentialPolicy"/> judges by.</summary>
public sealed record SequentialParameters
{
    /// <summary>When a candidate is rolled back.</summary>
    public Guardrails Guardrails { get; init; } = new();

    /// <summary>What a candidate must show before its share grows.</summary>
    public AdvanceGates Gates { get; init; } = new();

    /// <summary>The length of a cohort, 5 to 60 whole seconds; 1 min by default.</summary>
    public TimeSpan Cohort { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long unfinished jobs are waited for before they count as failed, 1 s to 24 h, and never less than one attempt may take. By default, where
    /// the rollout's job type is named (<c>AddRollout&lt;TJob&gt;</c>), all its attempts' timeouts and the waits between them, at most 24 h;
    /// else 1 h.
    /// </summary>
    public TimeSpan MaturationWindow
    {
        get => OwnMaturationWindow ?? TimeSpan.FromHours(1);
        init => OwnMaturationWindow = value;
    }

    /// <summary>The one that was set; null where none was.</summary>
    internal TimeSpan? OwnMaturationWindow { get; private init; }

    /// <summary>The shortest time at a share, zero to <see cref="MaxDwell"/>; 10 min by default.</summary>
    public TimeSpan MinDwell { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The time at a share after which <see cref="OnInconclusive"/> applies, 1 min to 365 days; 7 days by default.</summary>
    public TimeSpan MaxDwell { get; init; } = TimeSpan.FromDays(7);

    /// <summary>The age at which numbers no longer justify an advance, 1 s to 10 min; 3 s by default.</summary>
    public TimeSpan StatsStaleAfter { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The pause after a first rollback, zero to 24 h; 30 min by default. It doubles with each, up to 24 h.</summary>
    public TimeSpan CoolDown { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>What happens when the gates never pass; <see cref="Inconclusive.Hold"/> by default.</summary>
    public Inconclusive OnInconclusive { get; init; } = Inconclusive.Hold;

    /// <summary>What is out of range: a sentence for each value, with the range and the mend; empty when all is well.</summary>
    public IReadOnlyList<string> Problems() => ParameterProblems.Of(this);

    /// <summary>The pause after this many rollbacks in a row, at most 24 h.</summary>
    public TimeSpan CoolDownAfter(int rollbacks)
    {
        var longest = TimeSpan.FromHours(24);
        var doublings = Math.Clamp(rollbacks - 1, 0, 30);
        var doubled = CoolDown.TotalSeconds * (1L << doublings);
        return rollbacks <= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(doubled, longest.TotalSeconds));
    }

    /// <summary>Breaker and detector alarm when their evidence exceeds this many cohorts.</summary>
    internal double LnCohortsBetweenFalseAlarms => Math.Log(Guardrails.DetectorDays * TimeSpan.FromDays(1).TotalSeconds / Cohort.TotalSeconds);
}
