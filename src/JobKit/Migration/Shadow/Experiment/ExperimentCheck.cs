using System.Reflection;

namespace JobKit.Migration;

/// <summary>Whether an experiment may run at all.</summary>
internal static class ExperimentCheck
{
    /// <summary>What is wrong, with the mend; null where nothing is.</summary>
    public static string? Problem(ExperimentSettings experiment, IEnumerable<JobTypeDefinition> types)
    {
        var type = types.FirstOrDefault(type => type.ClrType == experiment.JobType);
        return type is null ? Unregistered(experiment)
            : type.HandlerType is { } handler && !experiment.HasAdapters && handler.GetCustomAttribute<ShadowSafeAttribute>() is null
                ? $"The rollout \"{experiment.Key}\" shadows job type \"{type.Name}\", and its handler {handler} does not say that it is safe to shadow. "
                    + "See what it changes outside the database, hide that behind IShadowContext.IsShadow, and mark the handler with [ShadowSafe]; or give the experiment adapters with Adapt<TService, TShadow>()."
            : experiment.Keep < experiment.Deadline
                ? $"The rollout \"{experiment.Key}\" keeps shadowed answers for {experiment.Keep:c}, and its shadow jobs have {experiment.Deadline:c}. Keep() must be at least Deadline()."
            : null;
    }

    public static string Unregistered(ExperimentSettings experiment) =>
        $"The rollout \"{experiment.Key}\" shadows {experiment.JobType}, which is no registered job type. Register its handler with AddBackgroundJobs(jobs => jobs.AddHandler<{experiment.JobType.Name}, ...>()).";
}
