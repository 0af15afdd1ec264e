using System.Collections.Concurrent;
using System.Globalization;

namespace JobKit.AspNetCore.Tests.Migrate;

/// <summary>The work itself, as the legacy handler and the job's handler both do it, and who did it how often.</summary>
public sealed class Author
{
    private int _legacyCalls;

    public int LegacyCalls => _legacyCalls;

    public ConcurrentQueue<JobId> Jobs { get; } = new();

    /// <summary>Stories of this title wait for it.</summary>
    public TaskCompletionSource Slow { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource LegacyBegan { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource JobBegan { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void LegacyCalled()
    {
        Interlocked.Increment(ref _legacyCalls);
        LegacyBegan.TrySetResult();
    }

    public void JobRan(JobId id)
    {
        Jobs.Enqueue(id);
        JobBegan.TrySetResult();
    }

    public async Task<StoryBook> WriteAsync(string title, int pages, CancellationToken cancellationToken)
    {
        switch (title)
        {
            case "slow":
                await Slow.Task.WaitAsync(cancellationToken);
                break;
            case "bad":
                throw new InvalidOperationException("out of ink");
        }

        return new(Guid.CreateVersion7().ToString(), [.. Enumerable.Range(1, pages).Select(page => string.Create(CultureInfo.InvariantCulture, $"{title}, page {page}: <«Zoë» & 日本>"))]);
    }
}
