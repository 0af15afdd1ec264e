using JobKit.Migration;

namespace Storybook;

/// <summary>How the demo went.</summary>
/// <param name="Requests">What became of all requests.</param>
/// <param name="Reaction">How soon the fault was answered; null where it was not.</param>
/// <param name="Problems">What did not go by the plan.</param>
/// <param name="Events">What the rollout wrote down.</param>
internal sealed record DemoOutcome(LossCount Requests, Reaction? Reaction, IReadOnlyList<string> Problems, IReadOnlyList<RolloutEvent> Events)
{
    public bool IsGood => Requests.Lost == 0 && Requests.Problems.Count == 0 && Problems.Count == 0 && Reaction is not null;

    /// <summary>The summary; its last line counts the requests.</summary>
    public IEnumerable<string> Lines(DemoVoice voice)
    {
        yield return "";
        yield return "the summary";
        foreach (var told in Events.Where(it => it.Kind is "stage" or "share" or RampWatch.Rollback))
            yield return $"  {voice.Seconds(told.At),6} s  {told.Kind}: {told.From} -> {told.To}";
        if (Reaction is { } reaction)
        {
            yield return $"  {voice.Seconds(reaction.Evidence),6} s  was enough evidence; rolled back {Span(reaction.RolledBack - reaction.Evidence)} later, "
                + $"the last request that became a job {Span(reaction.LastJob - reaction.Evidence)} later";
        }

        foreach (var problem in Problems.Concat(Requests.Problems))
            yield return $"  PROBLEM: {problem}";
        yield return IsGood ? "  all of the plan came, and every answer had the old endpoint's shape" : "  this did not go by the plan";
        yield return $"served {Requests.Served}, failed {Requests.Failed}, lost: {Requests.Lost}";
    }

    private static string Span(TimeSpan time) => $"{time.TotalSeconds:0.00} s";
}
