using System.Collections.Concurrent;

namespace JobKit.Tests.Migration.Shadowing;

/// <summary>Hears of ended jobs by what they worked on.</summary>
internal sealed class EndedJobs : IJobSettledObserver
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _ends = new(StringComparer.Ordinal);

    public Task EndOfAsync(JobId entity) => Of(entity.ToString()).Task.Soon();

    public ValueTask OnSettledAsync(IReadOnlyList<SettledJob> jobs, CancellationToken cancellationToken)
    {
        foreach (var job in jobs)
        {
            if (job.CorrelationKey is { } entity)
            {
                Of(entity).TrySetResult();
            }
        }

        return ValueTask.CompletedTask;
    }

    private TaskCompletionSource Of(string entity) =>
        _ends.GetOrAdd(entity, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
