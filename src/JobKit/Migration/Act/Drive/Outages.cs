using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>Lets work fail and go on next time; each row of failures is told once, at its begin and at its end. Used by one loop.</summary>
internal sealed class Outages(ILogger logger)
{
    private readonly HashSet<string> _failing = new(StringComparer.Ordinal);

    /// <returns>Whether it succeeded.</returns>
    public async Task<bool> TryAsync(string what, Func<Task> work, CancellationToken stopping)
    {
        try
        {
            await work().ConfigureAwait(false);
            if (_failing.Remove(what))
            {
                RolloutLog.DriveRecovered(logger, new(what));
            }

            return true;
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            if (_failing.Add(what))
            {
                RolloutLog.DriveFailed(logger, error, new(what));
            }

            return false;
        }
    }
}
