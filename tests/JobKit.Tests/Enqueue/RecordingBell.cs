using System.Collections.Concurrent;
using JobKit.Storage;

namespace JobKit.Tests.Enqueue;

/// <summary>Remembers which queues were woken.</summary>
internal sealed class RecordingBell : IJobWakeSignal
{
    public ConcurrentQueue<string> Woken { get; } = new();

    public void Wake(IReadOnlyCollection<string> queues)
    {
        foreach (var queue in queues)
        {
            Woken.Enqueue(queue);
        }
    }

    public Task NextWake() => Task.CompletedTask;
}
