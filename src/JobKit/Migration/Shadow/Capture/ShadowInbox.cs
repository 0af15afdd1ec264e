using System.Threading.Channels;

namespace JobKit.Migration;

/// <summary>What waits for the pump, in memory and bounded: a request never waits for it.</summary>
internal sealed class ShadowInbox
{
    /// <summary>With bodies of 256 KB, 32 MB.</summary>
    public const int Capacity = 128;

    private readonly Channel<ShadowWork> _work = Channel.CreateBounded<ShadowWork>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    public bool TryAdd(ShadowWork work) => _work.Writer.TryWrite(work);

    public ValueTask<ShadowWork> TakeAsync(CancellationToken cancellationToken) => _work.Reader.ReadAsync(cancellationToken);
}
