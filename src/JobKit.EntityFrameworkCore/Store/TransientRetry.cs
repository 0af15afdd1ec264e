namespace JobKit.EntityFrameworkCore;

/// <summary>Makes a whole call again where the database says that this may help: bounded, with growing, scattered pauses (I44).</summary>
/// <param name="pause">Waits: in real time, for a database is not quicker because a test moves its own.</param>
/// <param name="chance">Scatters the pauses.</param>
internal sealed class TransientRetry(Func<TimeSpan, CancellationToken, Task> pause, Random chance)
{
    private const int Attempts = 6;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);

    public async Task<T> RunAsync<T>(Func<Task<T>> call, Func<Exception, bool> isTransient, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call().ConfigureAwait(false);
            }
            catch (Exception error) when (attempt < Attempts && isTransient(error))
            {
                var most = FirstPause * (1 << (attempt - 1));
                await pause(most * (0.5 + (chance.NextDouble() / 2)), cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
