using Microsoft.Extensions.Hosting;

namespace JobKit.Migration;

/// <summary>Refuses the start of the app, and of a plan with a stage Shadow, where shadowing would not be safe.</summary>
internal sealed class ShadowReadiness(IEnumerable<ExperimentSettings> experiments, IEnumerable<JobTypeDefinition> types) : IHostedLifecycleService
{
    /// <summary>Why a plan of this rollout may not have the stage Shadow; null where it may.</summary>
    public string? Problem(string key) => experiments.FirstOrDefault(each => string.Equals(each.Key, key, StringComparison.Ordinal)) is { } experiment
        ? ExperimentCheck.Problem(experiment, types)
        : $"The plan of \"{key}\" has the stage Shadow, and no experiment says what to run and how to compare. Declare one with AddJobMigration(m => m.AddShadow<...>(\"{key}\")), or remove the stage.";

    /// <exception cref="InvalidOperationException">An experiment is not safe.</exception>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        foreach (var experiment in experiments)
        {
            if (ExperimentCheck.Problem(experiment, types) is { } problem)
            {
                throw new InvalidOperationException(problem);
            }
        }

        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
