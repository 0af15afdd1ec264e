using JobKit.Storage;
using Microsoft.Extensions.Logging;

namespace JobKit;

/// <summary>Waits for jobs to end: told at once of this process's jobs, asking the store once a second for all others together.</summary>
/// <remarks>A waiter costs a read when it comes and one when it leaves; the query a second is one for all of them, and none while nobody waits.</remarks>
internal sealed class JobWatcher(IJobQueryStore store, TimeProvider clock, ILogger<JobWatcher> logger) : IJobSettledObserver, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // A timer reaches 49 days; whoever asks for more means "until it ends".
    private static readonly TimeSpan Forever = TimeSpan.FromDays(49);

    private readonly WatchList _watched = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private bool _polling;

    /// <summary>How many jobs are watched now.</summary>
    public int Count => _watched.Count;

    /// <summary>The loop of queries: completed once nobody waits; never faulted.</summary>
    public Task Polling { get; private set; } = Task.CompletedTask;

    /// <summary>Waits until the job has ended, or for <paramref name="timeout"/>; gives the job as it then stands.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is negative.</exception>
    /// <exception cref="JobNotFoundException">There is no such job, or it was pruned meanwhile.</exception>
    /// <exception cref="ObjectDisposedException">The process is stopping.</exception>
    public async Task<Job> WaitAsync(JobId id, TimeSpan timeout, CancellationToken cancellationToken)
    {
        CheckTimeout(timeout);
        var begun = clock.GetTimestamp();
        while (true)
        {
            // Watching before looking: an end between the look and the wait stirs the ticket.
            using var ticket = _watched.Add(id);
            var job = await store.GetAsync(id, owner: null, cancellationToken).ConfigureAwait(false) ?? throw new JobNotFoundException(id);
            var left = Left(timeout, begun);
            if (job.IsTerminal || left == TimeSpan.Zero)
            {
                return job;
            }

            KeepPolling();

            // Either way it is looked at again: after the timeout for the last time; after a stir it may have been retried meanwhile.
            await ticket.Stirred.WaitAsync(left, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc/>
    public ValueTask OnSettledAsync(IReadOnlyList<SettledJob> jobs, CancellationToken cancellationToken)
    {
        if (_watched.Count > 0)
        {
            foreach (var job in jobs)
            {
                _watched.Stir(job.Id);
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Ends all waits with <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _watched.Close();
    }

    private static void CheckTimeout(TimeSpan timeout)
    {
        if (timeout < TimeSpan.Zero && timeout != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(
                nameof(timeout), timeout, $"The timeout is {timeout}. It must not be negative. Use zero to look once, or Timeout.InfiniteTimeSpan to wait until the job ends.");
        }
    }

    private TimeSpan Left(TimeSpan timeout, long begun)
    {
        if (timeout == Timeout.InfiniteTimeSpan || timeout > Forever)
        {
            return Forever;
        }

        var left = timeout - clock.GetElapsedTime(begun);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private void KeepPolling()
    {
        lock (_gate)
        {
            if (!_polling)
            {
                _polling = true;
                Polling = Detached.Run(PollAsync);
            }
        }
    }

    private async Task PollAsync()
    {
        while (GoesOn())
        {
            await Task.Delay(Interval, clock, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await LookAsync(_watched.Ids()).ConfigureAwait(false);
        }
    }

    private bool GoesOn()
    {
        // Under the lock of KeepPolling: a waiter who comes now either is seen here or starts the loop anew.
        lock (_gate)
        {
            return _polling = _watched.Count > 0 && !_stop.IsCancellationRequested;
        }
    }

    private async Task LookAsync(IReadOnlyList<JobId> ids)
    {
        if (ids.Count == 0 || _stop.IsCancellationRequested)
        {
            return;
        }

        try
        {
            var states = await store.GetStatesAsync(ids, _stop.Token).ConfigureAwait(false);
            var live = states.Where(state => !state.Status.IsTerminal()).Select(state => state.Id).ToHashSet();

            // What is not live has ended or is gone; its waiters find out which.
            foreach (var id in ids.Where(id => !live.Contains(id)))
            {
                _watched.Stir(id);
            }
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The process stops, and the waiters are told so.
        }
        catch (Exception exception)
        {
            // The waiters wait on: the next second tries again.
            StorageLog.WatchReadFailed(logger, exception, ids.Count);
        }
    }
}
