namespace JobKit.Chaos;

/// <summary>Handlers under one serial key, by their own begin and end lines: never two at once, but for one that had lost its lease.</summary>
internal static class OverlapCheck
{
    public static IEnumerable<Finding> Run(Evidence evidence)
    {
        var keys = evidence.Audit.Where(entry => entry is { From: null, LimitKey: not null, LimitConcurrency: 1 })
            .DistinctBy(entry => entry.JobId).ToDictionary(entry => entry.JobId, entry => entry.LimitKey!);
        var takenBack = evidence.Audit.Where(entry => entry.IsTakenBack)
            .GroupBy(entry => new HeldAttempt(entry.JobId, entry.OldEpoch ?? 0)).ToDictionary(group => group.Key, group => group.Min(entry => entry.At));
        var killed = evidence.Faults.Where(fault => fault.Kind == FaultKind.KillWorker).ToDictionary(fault => fault.ProcessId, fault => fault.Until);
        var ends = evidence.Journal.Where(line => line.Event == JournalEvent.End)
            .GroupBy(line => line.Attempt).ToDictionary(group => group.Key, group => group.Max(line => line.At));

        var spans = evidence.Journal.Where(line => line.Event == JournalEvent.Begin && keys.ContainsKey(line.JobId))
            .Select(line => (Key: keys[line.JobId], line.Attempt, Begin: line.At, End: EndOf(line)))
            // A worker that stood still between its claim and its handler begins it after the lease was taken back: no write of it counts.
            .Where(span => span.Begin < span.End);
        foreach (var key in spans.GroupBy(span => span.Key, StringComparer.Ordinal))
        {
            var (last, until) = (default(HeldAttempt), long.MinValue);
            foreach (var span in key.OrderBy(span => span.Begin))
            {
                if (span.Begin < until)
                    yield return new(FindingKind.Overlap, $"job {span.Attempt.JobId} began under {key.Key} while job {last.JobId} ran");
                if (span.End > until)
                    (last, until) = (span.Attempt, span.End);
            }
        }

        long EndOf(JournalLine line)
        {
            var end = ends.TryGetValue(line.Attempt, out var at) ? at : killed.GetValueOrDefault(line.ProcessId, long.MaxValue);
            return takenBack.TryGetValue(line.Attempt, out var lost) ? Math.Min(end, lost) : end;
        }
    }
}
