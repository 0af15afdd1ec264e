using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using JobKit.Testing;

namespace JobKit.Chaos;

/// <summary>Puts a run's report together.</summary>
internal static class RunReporter
{
    private const int MostDetails = 50;

    public static RunReport Of(Evidence evidence)
    {
        var findings = Checker.Findings(evidence);
        var missed = evidence.Options.Faults.Where(fault => evidence.Faults.Count(record => record.Kind == fault.Key && record.Landed) < fault.Value).ToList();
        var tooFewCalls = evidence.Options.FaultRate > 0 && !BrokeEnough(evidence);
        return new RunReport
        {
            Verdict = Judge(findings, missed.Count > 0 || tooFewCalls),
            Scenario = evidence.Options.Scenario.ToString(),
            Store = evidence.Options.Store.ToString(),
            Seed = evidence.Options.Seed,
            Commit = Commit(),
            Machine = $"{Environment.ProcessorCount} processors, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024 * 1024)} MB, {RuntimeInformation.OSDescription}",
            Versions = $".NET {Environment.Version}, {evidence.DatabaseVersion}",
            Seconds = evidence.Took.TotalSeconds,
            Figures = [.. Figures.Of(evidence)],
            Findings = Enum.GetValues<FindingKind>().ToDictionary(kind => kind.ToString(), kind => findings.Count(finding => finding.Kind == kind)),
            Details = [.. findings.Take(MostDetails).Select(finding => $"{finding.Kind}: {finding.Text}")],
            Limits = [.. Limits(evidence, findings)],
        };
    }

    private static Verdict Judge(IReadOnlyList<Finding> findings, bool tooFew) => findings switch
    {
        [] => tooFew ? Verdict.Invalid : Verdict.Passed,
        _ => findings.All(finding => finding.Kind.IsLateness()) ? Verdict.Late : Verdict.Failed,
    };

    /// <summary>Both enqueues and settles broke, before and after, often enough.</summary>
    private static bool BrokeEnough(Evidence evidence) => new[] { nameof(StoreCall.Enqueue), nameof(StoreCall.Settle) }
        .All(name => evidence.Calls.Any(call => call.Call == name && call is { BrokenBefore: >= 5, BrokenAfter: >= 5 }));

    private static IEnumerable<string> Limits(Evidence evidence, IReadOnlyList<Finding> findings)
    {
        var landed = evidence.Faults.Count(fault => fault.Landed);
        var jobs = ClientOutcomes.Of(evidence.Client).Values.Count(told => told == ClientEvent.Acknowledged);
        if (findings.Count == 0 && jobs > 0)
            yield return $"0 failures in {jobs} jobs: with 95 % confidence the true rate is below {Bound(jobs)} of the jobs (rule of three, 3/N).";
        if (findings.Count == 0 && landed > 0)
            yield return $"0 failures in {landed} faults: with 95 % confidence a fault does harm in less than {Bound(landed)} of the cases.";
        yield return "A killed process is not a power loss: what it had written stays in the operating system's memory and reaches the disk.";
    }

    private static string Bound(int trials) => Math.Min(1, 3.0 / trials).ToString("0.0000 %", CultureInfo.InvariantCulture);

    /// <summary>The SDK writes the commit behind the version.</summary>
    private static string Commit() => typeof(JobId).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
