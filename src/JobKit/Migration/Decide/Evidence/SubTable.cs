using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>The epoch's units and errors by sub, a 32-way hash of the user: how much errors come in clusters. Each list has 32 numbers.</summary>
/// <param name="CandidateUnits">Candidate units by sub.</param>
/// <param name="CandidateErrors">Candidate errors by sub.</param>
/// <param name="LegacyUnits">Legacy units by sub.</param>
/// <param name="LegacyErrors">Legacy errors by sub.</param>
/// <param name="RecentCandidateErrors">Candidate errors by sub in the last two hour rows.</param>
public sealed record SubTable(
    ImmutableArray<long> CandidateUnits,
    ImmutableArray<long> CandidateErrors,
    ImmutableArray<long> LegacyUnits,
    ImmutableArray<long> LegacyErrors,
    ImmutableArray<long> RecentCandidateErrors)
{
    private static readonly ImmutableArray<long> None = [.. new long[DesignEffect.Subs]];

    /// <summary>No unit seen yet.</summary>
    public static SubTable Empty { get; } = new(None, None, None, None, None);

    internal double CandidateEffect => DesignEffect.Of(CandidateUnits.AsSpan(), CandidateErrors.AsSpan());

    internal double LegacyEffect => DesignEffect.Of(LegacyUnits.AsSpan(), LegacyErrors.AsSpan());

    internal int Failing => Positive(CandidateErrors);

    internal int RecentlyFailing => Positive(RecentCandidateErrors);

    /// <summary>The first row that cannot be, or null.</summary>
    internal string? Problem()
    {
        for (var sub = 0; sub < DesignEffect.Subs; sub++)
        {
            if (!DesignEffect.CanBe(CandidateUnits[sub], CandidateErrors[sub]))
            {
                return $"candidate sub {sub}: {CandidateErrors[sub]} errors of {CandidateUnits[sub]} units";
            }

            if (!DesignEffect.CanBe(LegacyUnits[sub], LegacyErrors[sub]))
            {
                return $"legacy sub {sub}: {LegacyErrors[sub]} errors of {LegacyUnits[sub]} units";
            }
        }

        return null;
    }

    internal bool HasAllSubs =>
        HasSubs(CandidateUnits) && HasSubs(CandidateErrors) && HasSubs(LegacyUnits) && HasSubs(LegacyErrors) && HasSubs(RecentCandidateErrors);

    private static int Positive(ImmutableArray<long> list)
    {
        var positive = 0;
        foreach (var number in list)
        {
            positive += number > 0 ? 1 : 0;
        }

        return positive;
    }

    private static bool HasSubs(ImmutableArray<long> list) => !list.IsDefault && list.Length == DesignEffect.Subs;
}
