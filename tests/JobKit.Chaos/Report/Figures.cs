using System.Globalization;

namespace JobKit.Chaos;

/// <summary>Counts what happened.</summary>
internal static class Figures
{
    public static IEnumerable<Figure> Of(Evidence evidence)
    {
        var told = ClientOutcomes.Of(evidence.Client).Values.CountBy(told => told).ToDictionary();
        var ends = evidence.Jobs.CountBy(job => job.Status).ToDictionary();
        var unknown = evidence.Client.Count(line => line.Event == ClientEvent.Unknown);
        yield return new("enqueues", Text(
            $"{told.GetValueOrDefault(ClientEvent.Acknowledged)} acknowledged, {told.GetValueOrDefault(ClientEvent.RolledBack)} rolled back, {told.GetValueOrDefault(ClientEvent.Refused)} refused, {told.GetValueOrDefault(ClientEvent.Unknown) + told.GetValueOrDefault(ClientEvent.Intent)} left unknown; {unknown} calls failed and were repeated; client killed {evidence.ClientKills} times"));
        yield return new("jobs stored", Text(
            $"{evidence.Jobs.Count}: {ends.GetValueOrDefault(JobStatus.Completed)} completed, {ends.GetValueOrDefault(JobStatus.Failed)} failed as they should, {ends.GetValueOrDefault(JobStatus.Cancelled)} cancelled"));
        yield return new("changes audited", Text($"{evidence.Audit.Count}, {evidence.Audit.Count(entry => entry.IsClaim)} of them claims"));

        foreach (var kind in evidence.Options.Faults.Where(fault => fault.Value > 0))
        {
            var tried = evidence.Faults.Where(fault => fault.Kind == kind.Key).ToList();
            yield return new(kind.Key.ToString(), Text($"{tried.Count(fault => fault.Landed)} of {kind.Value} landed, {tried.Count(fault => !fault.Landed)} hit nothing and were drawn again"));
        }

        var repeats = Repeats.Of(evidence);
        if (evidence.Options.FaultCount > 0)
        {
            yield return new("in flight at the faults", Text($"{repeats.HeldAtFaults}: {repeats.StartedAtFaults} begun, {repeats.HeldAtFaults - repeats.StartedAtFaults} only claimed"));
        }

        yield return new("executed again", Text($"{repeats.All}: {repeats.Started} begun before, {repeats.OnlyClaimed} only claimed; {repeats.FromLiving} from workers that no fault had struck"));
        foreach (var figure in Times(evidence))
            yield return figure;
        foreach (var figure in Stores(evidence))
            yield return figure;
    }

    private static IEnumerable<Figure> Times(Evidence evidence)
    {
        var recovery = Recovery.Times(evidence);
        if (recovery.Count > 0)
        {
            yield return new("recovery", Text(
                $"p50 {Seconds(Recovery.Percentile(recovery, 0.5))}, p99 {Seconds(Recovery.Percentile(recovery, 0.99))}, max {Seconds(recovery[^1])} from the fault to the next claim (lease {Seconds(evidence.Settings.Lease)}, sweep {Seconds(evidence.Settings.Sweep)})"));
        }

        foreach (var (fault, took) in TimeCheck.Resumes(evidence))
            yield return new($"{fault.Kind}", Text($"lasted {Seconds(fault.ExitTook)}, work went on after {Seconds(took)}"));

        var exits = evidence.Faults.Where(fault => fault.Kind == FaultKind.TerminateWorker).Select(fault => fault.ExitTook).Order().ToList();
        if (exits.Count > 0)
            yield return new("exit after SIGTERM", Text($"p50 {Seconds(Recovery.Percentile(exits, 0.5))}, max {Seconds(exits[^1])} (grace {Seconds(evidence.Settings.Grace)})"));
    }

    private static IEnumerable<Figure> Stores(Evidence evidence)
    {
        var stale = evidence.Journal.Where(line => line.Event is JournalEvent.StaleRefused or JournalEvent.StaleAccepted).ToList();
        if (stale.Count > 0)
            yield return new("writes after a lost lease", Text($"{stale.Count} tried ({string.Join(", ", stale.CountBy(line => line.Detail.Split(' ')[0]).Select(write => $"{write.Value} {write.Key}"))}), {stale.Count(line => line.Event == JournalEvent.StaleRefused)} refused"));
        foreach (var call in evidence.Calls)
            yield return new(call.Call, Text($"{call.Calls} calls, {call.BrokenBefore} broken before it was done, {call.BrokenAfter} broken after"));
    }

    private static string Seconds(TimeSpan span) => span == TimeSpan.MaxValue ? "never" : Text($"{span.TotalSeconds:0.00} s");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
