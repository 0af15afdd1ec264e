using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Migration;

/// <summary>How the program judges the items of the checklist that can be measured.</summary>
internal static class ChecklistJudges
{
    /// <summary>"Normal (&lt; 10 jobs)".</summary>
    private const int NormalDepth = 10;

    /// <summary>"Acceptable (&lt; 5%)".</summary>
    private const double AcceptableErrors = 5;

    private static readonly TimeSpan AcceptableRun = TimeSpan.FromMinutes(10);

    private static readonly Dictionary<string, Func<VerificationContext, VerificationFinding>> Judges = new(StringComparer.Ordinal)
    {
        ["healthEndpoint"] = it => new(SystemHealth.Of(it.Measures) == SystemHealth.Healthy, SystemHealth.Of(it.Measures)),
        ["queueDepth"] = it => new(it.Measures.QueueDepth < NormalDepth, it.Measures.QueueDepth),
        ["errorRate"] = it => new(it.Measures.ErrorRate < AcceptableErrors, Math.Round(it.Measures.ErrorRate, 2)),
        ["processingCapacity"] = it => new(it.Measures.FreeSlots > 0, it.Measures.FreeSlots),
        ["allJobTypes"] = AllJobTypes,
        ["averageProcessingTime"] = it => new(it.Measures.MeanRun <= AcceptableRun, it.Measures.MeanRun?.TotalMilliseconds),
        ["cancellation"] = it => new(it.Probe.Cancelled),
        ["metricsCollected"] = it => new(it.Measures.HasProbe),
        ["compatibilityLayer"] = Compatibility,
        ["manualCancellation"] = it => new(it.Probe.Cancelled),
        ["manualHealthChecks"] = it => new(SystemHealth.Of(it.Measures) == SystemHealth.Healthy, SystemHealth.Of(it.Measures)),

        // A node does not start on tables of another version, and here a job was stored in them.
        ["deployMigrations"] = it => new(it.Probe.Id is not null),
    };

    public static Func<VerificationContext, CancellationToken, Task<VerificationFinding>> Of(string id)
    {
        var judge = Judges[id];
        return (context, _) => Task.FromResult(judge(context));
    }

    /// <summary>Every type that this app knows, and every one with pending jobs, has a live worker.</summary>
    private static VerificationFinding AllJobTypes(VerificationContext context)
    {
        var handled = context.Measures.LiveWorkers.SelectMany(worker => worker.Types);
        var missing = context.Services.GetServices<JobTypeDefinition>().Select(type => type.Name)
            .Concat(context.Measures.Statistics.PendingTypes).Except(handled, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new(missing.Count == 0, new JsonObject { ["withoutWorker"] = new JsonArray([.. missing.Select(name => JsonValue.Create(name))]) });
    }

    /// <summary>The contracts still give their recorded answers.</summary>
    private static VerificationFinding Compatibility(VerificationContext context)
    {
        var contracts = context.Services.GetServices<LegacyContract>().ToList();
        var problems = LegacyContractsCheck.Problems(
            contracts, context.Services.GetRequiredService<JobTypeRegistry>(), context.Services.GetRequiredService<LegacyJson>());
        return new(problems.Count == 0, new JsonObject
        {
            ["contracts"] = contracts.Count,
            ["samples"] = contracts.Sum(contract => contract.Samples.Length),
            ["problems"] = new JsonArray([.. problems.Select(problem => JsonValue.Create(problem))]),
        });
    }
}
