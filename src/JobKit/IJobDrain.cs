namespace JobKit;

/// <summary>Runs due jobs on this node because somebody asked for it: also where its worker is off, and driven by a call from outside.</summary>
/// <remarks>A singleton, safe for concurrent use. The jobs run under leases like any other; each is done by one node alone.</remarks>
public interface IJobDrain
{
    /// <summary>Claims and runs at most <paramref name="maxJobs"/> due jobs, as many at a time as the worker has slots, and waits for them at most <paramref name="atMost"/>.</summary>
    /// <remarks>
    /// Slots that this node's worker or other calls use are left to them and waited for. What has not ended after that time runs on. A
    /// cancelled call stops claiming and waiting, not the jobs; once the node stops, nothing more is claimed.
    /// </remarks>
    /// <param name="maxJobs">1 to 1,000.</param>
    /// <param name="atMost">How long to wait and to claim anew, zero to 1 hour.</param>
    /// <param name="includePaused">Whether jobs of paused queues are run too; the queues stay paused.</param>
    /// <param name="cancellationToken">Stops claiming and waiting.</param>
    /// <exception cref="ArgumentException">An argument is out of range.</exception>
    Task<JobDrainResult> DrainAsync(int maxJobs, TimeSpan atMost, bool includePaused = false, CancellationToken cancellationToken = default);
}
