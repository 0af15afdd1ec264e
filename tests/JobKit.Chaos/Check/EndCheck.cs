namespace JobKit.Chaos;

/// <summary>Each job ended as its handler ends it, and was charged for no attempt that it did not use up itself.</summary>
internal static class EndCheck
{
    public static IEnumerable<Finding> Run(Evidence evidence)
    {
        foreach (var job in evidence.Jobs.Where(job => job.Status.IsTerminal()))
        {
            var kind = JobKinds.Of(job.Type);
            if (!JobKinds.MayEndAs(kind, job.Status))
                yield return new(FindingKind.WrongEnd, $"job {job.Id} ({kind}) ended as {job.Status} {job.FailureReason}");
            // Broken store calls and a database that is away may fail attempts in earnest.
            if (evidence.Options.Scenario is Scenario.Kill or Scenario.Terminate && job.Attempt > JobKinds.ChargedAttempts(kind))
                yield return new(FindingKind.ChargedAttempt, $"job {job.Id} ({kind}) was charged {job.Attempt} attempts");
        }

        foreach (var job in evidence.Jobs.Where(job => job.HasLease))
            yield return new(FindingKind.LeaseLeft, $"job {job.Id} is leased at the end");
    }
}
