using System.Threading.Channels;
using JobKit.Storage;

namespace JobKit.Tests.Enqueue;

/// <summary>An enqueue store whose writes wait until the test lets each of them go.</summary>
internal sealed class GatedEnqueueStore : IJobEnqueueStore
{
    private readonly Channel<GatedWrite> _writes = Channel.CreateUnbounded<GatedWrite>();

    public bool JoinsAmbientTransaction { get; init; }

    /// <summary>The next write that reached the store, in order.</summary>
    public Task<GatedWrite> NextAsync() => _writes.Reader.ReadAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System).Token).AsTask();

    public bool HasWaiting => _writes.Reader.TryPeek(out _);

    public Task<IReadOnlyList<EnqueueReceipt>> EnqueueAsync(IReadOnlyList<NewJob> jobs, EnqueueMode mode, CancellationToken cancellationToken)
    {
        var write = new GatedWrite(jobs, mode, Environment.CurrentManagedThreadId);
        _writes.Writer.TryWrite(write);
        return write.Answer;
    }
}
