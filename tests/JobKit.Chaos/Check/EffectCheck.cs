namespace JobKit.Chaos;

/// <summary>Effects against outcomes: exactly one for a completed transactional job, by the attempt that completed it; at least one outside.</summary>
internal static class EffectCheck
{
    public static IEnumerable<Finding> Run(Evidence evidence)
    {
        var effects = evidence.Effects.ToLookup(effect => effect.JobId);
        var outside = evidence.Journal.Where(line => line.Event == JournalEvent.Outside).Select(line => line.JobId).ToHashSet();
        var jobs = evidence.Jobs.DistinctBy(job => job.Id).ToDictionary(job => job.Id);
        foreach (var job in jobs.Values)
        {
            var kind = JobKinds.Of(job.Type);
            var expected = kind == JobKind.Transactional && job.Status == JobStatus.Completed ? 1 : 0;
            var found = effects[job.Id].ToList();
            if (found.Count != expected)
                yield return new(FindingKind.WrongEffect, $"job {job.Id} ({kind}, {job.Status}) has {found.Count} effects in the database");
            else if (expected == 1 && found[0].Epoch != job.Epoch)
                yield return new(FindingKind.WrongEffect, $"job {job.Id} ended at epoch {job.Epoch}, its effect is of epoch {found[0].Epoch}");

            if (kind == JobKind.Outside && job.Status == JobStatus.Completed && !outside.Contains(job.Id))
                yield return new(FindingKind.MissingEffect, $"job {job.Id} completed, and its outside effect never happened");
        }

        foreach (var orphan in effects.Where(effect => !jobs.ContainsKey(effect.Key)))
            yield return new(FindingKind.WrongEffect, $"an effect belongs to job {orphan.Key}, which is not stored");
    }
}
