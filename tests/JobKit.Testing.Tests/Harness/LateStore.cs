using JobKit.Storage;
using JobKit.Testing.Broken;

namespace JobKit.Testing.Harness;

/// <summary>The store of a machine so busy that the worker's look for jobs comes long after the harness's own.</summary>
internal sealed class LateStore(TimeProvider clock) : PassThroughStore(new InMemoryJobStore(clock))
{
    private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _late;
    private int _looks;

    public void BeLate() => _late = true;

    public override async Task<IReadOnlyList<ClaimedJob>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken)
    {
        if (_late)
        {
            await _seen.Task;
        }

        return await base.ClaimAsync(request, cancellationToken);
    }

    public override Task<JobPage> ListAsync(JobQuery query, CancellationToken cancellationToken)
    {
        if (_late && ++_looks == 10)
        {
            _seen.SetResult();
        }

        return base.ListAsync(query, cancellationToken);
    }
}
