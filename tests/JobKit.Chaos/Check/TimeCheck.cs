namespace JobKit.Chaos;

/// <summary>What must happen in time: recovery after a kill, resuming after the database is back, ending when told to.</summary>
internal static class TimeCheck
{
    public static IEnumerable<Finding> Run(Evidence evidence)
    {
        var limit = evidence.Settings.Lease + evidence.Settings.Sweep + Tolerances.Recovery;
        var p99 = Recovery.Percentile(Recovery.Times(evidence), 0.99);
        if (p99 > limit)
            yield return new(FindingKind.SlowRecovery, $"99 % of the interrupted jobs were claimed again within {p99}; at most {limit} is allowed");

        foreach (var (fault, took) in Resumes(evidence).Where(resume => resume.Took > Tolerances.Resume))
            yield return new(FindingKind.SlowResume, $"work went on {took} after {fault.Kind} was over; at most {Tolerances.Resume} is allowed");

        foreach (var fault in evidence.Faults.Where(fault => fault.Kind == FaultKind.TerminateWorker))
        {
            var late = fault.ExitCode is null || fault.ExitTook > evidence.Settings.Grace + Tolerances.Exit;
            if (late)
                yield return new(FindingKind.LateExit, $"process {fault.ProcessId} needed {fault.ExitTook} to end; {evidence.Settings.Grace + Tolerances.Exit} is allowed");
            if (fault.ExitCode is not (0 or null))
                yield return new(FindingKind.BadExit, $"process {fault.ProcessId} ended with {fault.ExitCode}");
            if (fault.Held.Count > 0 && !late)
                yield return new(FindingKind.BadExit, $"process {fault.ProcessId} ended and left {fault.Held.Count} jobs in its hands");
        }
    }

    /// <summary>From the end of each fault of the database to the next change of any job.</summary>
    public static IEnumerable<(FaultRecord Fault, TimeSpan Took)> Resumes(Evidence evidence) => evidence.Faults
        .Where(fault => fault.ProcessId == 0 && fault.Landed)
        .Select(fault => (fault, evidence.Audit.FirstOrDefault(entry => entry.At > fault.Until) is { } next
            ? TimeSpan.FromMicroseconds(next.At - fault.Until)
            : TimeSpan.MaxValue));
}
