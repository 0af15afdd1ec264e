using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>This node's own breaker: it needs no database to stop sending users to a candidate that fails here.</summary>
/// <remarks>At the alarm the node routes to legacy at once, where that is safe, and asks for the rollback of all. It closes with the next epoch.</remarks>
internal sealed class Fuse(
    RolloutNode node, RollbackRequests requests, NodeCounts counts, WorkerIdentity identity, TimeProvider clock, ILogger<Fuse> logger)
{
    private readonly Dictionary<(string Key, long Epoch), NodeOutcomes> _seen = [];
    private readonly HashSet<(string Key, long Epoch)> _open = [];

    /// <summary>Takes what this node counted since the last look, and judges it. Used by one loop.</summary>
    public void Look()
    {
        foreach (var delta in counts.Unseen().Where(it => it.Cohort.Arm == ObservedArm.Candidate))
        {
            var place = (delta.Cohort.Key, delta.Cohort.Epoch);
            (_seen.TryGetValue(place, out var seen) ? seen : _seen[place] = new()).Add(delta);
        }

        foreach (var place in _seen.Keys.ToList())
        {
            if (node.Find(place.Key) is { } rollout && rollout.Epoch == place.Epoch)
            {
                Look(rollout, place);
            }
            else if (node.Find(place.Key) is not null)
            {
                _seen.Remove(place);
                _open.Remove(place);
            }
        }
    }

    private void Look(Rollout rollout, (string Key, long Epoch) place)
    {
        if (_open.Contains(place) || !RolloutSituations.AnswersByJobs(rollout))
        {
            return;
        }

        var parameters = rollout.Plan.Parameters;
        var input = _seen[place].ToInput(rollout, clock.GetUtcNow());
        var findings = EvidenceMeasurement.Of(input, parameters);
        if (!RollbackRules.Breaks(findings, parameters))
        {
            return;
        }

        _open.Add(place);
        var opened = node.OpenFuse(place.Key, place.Epoch);
        RolloutLog.FuseOpened(logger, place.Key, place.Epoch, new(opened ? "This node routes to legacy at once" : "Going back is not safe any more, so this node routes on"));
        if (rollout.Mode != RolloutMode.Off)
        {
            var verdict = new Verdict
            {
                Kind = rollout.IsReversible ? VerdictKind.RollBack : VerdictKind.Freeze,
                Reasons = [VerdictReason.Breaker],
                TargetSharePpm = rollout.IsReversible ? 0 : rollout.Share.Ppm,
                Findings = findings,
                Input = input,
                Parameters = parameters,
            };
            requests.Add(new(place.Key, place.Epoch, new("fuse", $"The breaker of node {identity.Id} tripped."), null, verdict.ToJson()));
        }
    }
}
