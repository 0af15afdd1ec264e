using JobKit.Migration;

namespace JobKit.RolloutLab;

/// <summary>The seed's rules at the seed's pace: every six hours.</summary>
/// <remarks>Mean times are taken as known exactly, which favours it.</remarks>
internal sealed class SeedJudge(Setting setting) : IJudge
{
    private const double AnyMs = 100;

    private readonly SeedPolicy _policy = new(acknowledgeKnownFaults: true);

    public int EveryMinutes => 360;

    public Verdict Look(DecisionInput input)
    {
        var legacyMs = setting.Latency is { } it ? it.MedianMs * Math.Exp(it.Sigma * it.Sigma / 2) : AnyMs;
        var candidateMs = setting.Latency is { } other ? (legacyMs * other.Factor) + other.ShiftMs : AnyMs;
        var minutes = input.Minutes.Select(minute => (minute.Start, Candidate: minute.Rows[0].Candidate, Legacy: minute.Rows[0].Legacy))
            .Select(it => new SeedMinute(it.Start, it.Legacy.Done, it.Legacy.Errors, legacyMs, it.Candidate.Done, it.Candidate.Errors, candidateMs));
        return _policy.Decide(SeedSummary.Of(minutes, input.Now), input.Situation.SharePpm);
    }
}
