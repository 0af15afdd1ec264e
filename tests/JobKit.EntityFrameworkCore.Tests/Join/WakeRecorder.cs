using JobKit.Storage;

namespace JobKit.EntityFrameworkCore.Tests.Join;

internal sealed class WakeRecorder : IJobWakeSignal
{
    public List<string> Woken { get; } = [];

    public void Wake(IReadOnlyCollection<string> queues) => Woken.AddRange(queues);

    public Task NextWake() => new TaskCompletionSource().Task;
}
