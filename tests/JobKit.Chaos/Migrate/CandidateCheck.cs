using JobKit.Migration;

namespace JobKit.Chaos;

/// <summary>Compares the store's counts of candidate units with their jobs, after all were recounted: none is missing, whoever was killed.</summary>
internal static class CandidateCheck
{
    /// <param name="rows">All cohorts of the endpoint, recounted.</param>
    /// <param name="jobs">All jobs of the endpoint.</param>
    /// <param name="notes">All nodes' journals.</param>
    public static IEnumerable<string> Problems(IReadOnlyCollection<CohortRow> rows, IReadOnlyCollection<StampedJob> jobs, IReadOnlyCollection<NodeNotes> notes)
    {
        var counted = rows.Where(row => row.Cohort.IsCandidate).ToLookup(row => row.Cohort.Epoch);
        var stored = jobs.ToLookup(job => job.Epoch);
        foreach (var epoch in counted.Select(it => it.Key).Union(stored.Select(it => it.Key)).Order())
        {
            var (sums, of) = (ArmSums.Counted(counted[epoch]), stored[epoch].ToList());
            // An enqueue that failed left no job, and is a unit that failed.
            var refused = counted[epoch].Sum(row => row.Sums.Ack.Failed.Count);
            var are = new ArmSums(of.Count + refused, of.Count(job => job.Status.IsTerminal()) + refused, of.Count(job => job.Status == JobStatus.Failed) + refused);
            foreach (var ((kind, number), (_, should)) in sums.Kinds.Zip(are.Kinds))
            {
                if (number != should)
                    yield return $"epoch {epoch}: {number} {kind} of the candidate were counted, and its jobs say {should}";
            }
        }

        foreach (var text in Jobs(jobs, notes))
            yield return text;
    }

    private static IEnumerable<string> Jobs(IReadOnlyCollection<StampedJob> jobs, IReadOnlyCollection<NodeNotes> notes)
    {
        var stored = jobs.Select(job => job.Id).ToHashSet();
        var asked = notes.SelectMany(node => node.Units).Where(unit => unit.Job != Guid.Empty).Select(unit => unit.Job).ToHashSet();
        if (stored.Count(id => !asked.Contains(id)) is > 0 and var unasked)
            yield return $"{unasked} jobs are there that no node noted";
        var lost = notes.Where(node => node.Death is null).SelectMany(node => node.Units).Count(unit => unit.Job != Guid.Empty && !stored.Contains(unit.Job));
        if (lost > 0)
            yield return $"{lost} requests to nodes that were never killed have no job";
        if (jobs.Count(job => !job.Status.IsTerminal()) is > 0 and var open)
            yield return $"{open} of {jobs.Count} jobs have not ended";
    }
}
