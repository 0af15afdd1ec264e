using JobKit.Testing;

namespace JobKit.Tests.Worker;

/// <summary>Moves a manual clock on, step by step, until something is so; real time only lets the other threads run.</summary>
internal static class Pump
{
    public static async Task UntilAsync(ManualTimeProvider clock, TimeSpan step, Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(WorkerNode.Patience, TimeProvider.System);
        while (!await isSo())
        {
            patience.Token.ThrowIfCancellationRequested();
            clock.Advance(step);
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }
}
