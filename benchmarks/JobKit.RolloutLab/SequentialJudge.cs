using JobKit.Migration;

namespace JobKit.RolloutLab;

/// <summary>The production policy: folds what is mature, then decides.</summary>
internal sealed class SequentialJudge(SequentialParameters parameters) : IJudge
{
    private readonly SequentialPolicy _policy = new(parameters);

    public int EveryMinutes => 1;

    public Verdict Look(DecisionInput input) =>
        _policy.Decide(input with { Sums = _policy.Fold(input.Sums, input.Minutes.AsSpan(), input.Situation.Frame, input.Now) });
}
