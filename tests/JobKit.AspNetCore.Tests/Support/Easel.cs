using System.Collections.Concurrent;

namespace JobKit.AspNetCore.Tests;

/// <summary>Holds slow jobs until they are let go, and says which have begun.</summary>
public sealed class Easel
{
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<JobId, TaskCompletionSource> _began = new();

    public Task Released => _release.Task;

    public void Release() => _release.TrySetResult();

    public void Began(JobId id) => Of(id).TrySetResult();

    public Task BegunAsync(JobId id) => Of(id).Task.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);

    private TaskCompletionSource Of(JobId id) => _began.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
