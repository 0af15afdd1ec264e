using Microsoft.Extensions.Options;

namespace JobKit.Migration;

/// <summary>The job types of the rollouts, as far as the app names them, and what they say about the time that their ends are waited for.</summary>
internal sealed class RolloutJobs(
    IEnumerable<RolloutJob> named, IEnumerable<ExperimentSettings> experiments, IEnumerable<JobTypeDefinition> types, IOptions<JobOptions> options)
{
    private readonly ILookup<string, Type> _classes = named.Select(it => (it.Key, it.JobType))
        .Concat(experiments.Select(it => (it.Key, it.JobType)))
        .Distinct()
        .ToLookup(it => it.Key, it => it.JobType, StringComparer.Ordinal);

    /// <summary>The plan, with the time that its jobs may take where it says none itself.</summary>
    public RolloutPlan Resolve(RolloutPlan plan)
    {
        var jobs = Of(plan.Key);
        return plan.Parameters.OwnMaturationWindow is not null || jobs.Count == 0
            ? plan
            : plan with { Parameters = plan.Parameters with { MaturationWindow = jobs.Max(it => MaturationTimes.All(it, options.Value)) } };
    }

    /// <summary>What is wrong between a plan and its jobs: a sentence for each.</summary>
    public IEnumerable<string> Problems(RolloutPlan plan) => [.. PlanCheck.Maturation(plan, Timeout(plan.Key)), .. Unknown(plan.Key)];

    /// <summary>The longest time that one attempt may take; null where no job type is named.</summary>
    public TimeSpan? Timeout(string key) => Of(key) is { Count: > 0 } jobs ? jobs.Max(it => MaturationTimes.Attempt(it, options.Value)) : null;

    private List<JobTypeDefinition> Of(string key) => [.. types.Where(type => _classes[key].Contains(type.ClrType))];

    private IEnumerable<string> Unknown(string key) => _classes[key].Where(it => !types.Any(type => type.ClrType == it)).Select(it =>
        $"The rollout {key} is of the job {it.FullName}, which is not registered. Register its handler in AddBackgroundJobs, or, where this app only enqueues it, AddJob<{it.Name}>().");
}
