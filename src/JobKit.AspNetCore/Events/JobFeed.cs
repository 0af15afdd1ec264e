using JobKit.Storage;
using Microsoft.Extensions.Logging;

namespace JobKit.AspNetCore;

/// <summary>Knows the jobs that somebody follows on this node: told at once of ends in this process, asking the store once a second for all together.</summary>
/// <remarks>However many follow, it is one query a second, and one read of a job when it begins or ends; nothing while nobody follows.</remarks>
internal sealed class JobFeed(IJobQueryStore store, TimeProvider clock, ILogger<JobFeed> logger) : IJobSettledObserver, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<JobId, FollowedJob> _followed = [];
    private readonly CancellationTokenSource _stop = new();
    private bool _polling;

    /// <summary>How many jobs are followed.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _followed.Count;
            }
        }
    }

    /// <summary>Follows a job from the state in which the caller has just read it.</summary>
    public FeedTicket Follow(Job job)
    {
        lock (_gate)
        {
            if (!_followed.TryGetValue(job.Id, out var followed))
            {
                _followed.Add(job.Id, followed = new(job));
            }

            followed.Followers++;
            if (!_polling)
            {
                _polling = true;
                Background.Run(PollAsync);
            }

            return new(this, followed);
        }
    }

    public void Leave(FollowedJob followed)
    {
        lock (_gate)
        {
            if (--followed.Followers == 0)
            {
                _followed.Remove(followed.Id);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask OnSettledAsync(IReadOnlyList<SettledJob> jobs, CancellationToken cancellationToken)
    {
        List<FollowedJob>? ended = null;
        lock (_gate)
        {
            foreach (var job in jobs)
            {
                if (_followed.Count > 0 && _followed.TryGetValue(job.Id, out var followed))
                {
                    (ended ??= []).Add(followed);
                }
            }
        }

        if (ended is not null)
        {
            // Not here: the next settle of this node waits for us.
            Background.Run(() => GuardedAsync(() => ReadAsync(ended)));
        }

        return ValueTask.CompletedTask;
    }

    public void Dispose() => _stop.Cancel();

    private async Task PollAsync()
    {
        while (GoesOn())
        {
            await Task.Delay(Interval, clock, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await GuardedAsync(LookAsync).ConfigureAwait(false);
        }
    }

    private bool GoesOn()
    {
        // Under the lock of Follow: a follower who comes now either is seen here or starts the loop anew.
        lock (_gate)
        {
            return _polling = _followed.Count > 0 && !_stop.IsCancellationRequested;
        }
    }

    private async Task LookAsync()
    {
        FollowedJob[] followed;
        lock (_gate)
        {
            followed = [.. _followed.Values];
        }

        if (followed.Length == 0)
        {
            return;
        }

        var states = (await store.GetStatesAsync([.. followed.Select(one => one.Id)], _stop.Token).ConfigureAwait(false)).ToDictionary(state => state.Id);
        var changed = new List<FollowedJob>();
        foreach (var one in followed)
        {
            var known = one.State.Job;
            if (!states.TryGetValue(one.Id, out var state) || FollowedChange.NeedsRead(known, state))
            {
                changed.Add(one);
            }
            else if (FollowedChange.IsNews(known, state))
            {
                one.Publish(FollowedChange.Apply(known, state));
            }
        }

        await ReadAsync(changed).ConfigureAwait(false);
    }

    private async Task ReadAsync(IReadOnlyList<FollowedJob> changed)
    {
        foreach (var one in changed)
        {
            if (await store.GetAsync(one.Id, owner: null, _stop.Token).ConfigureAwait(false) is not { } job)
            {
                one.PublishGone();
            }
            else if (job.Epoch >= one.State.Job.Epoch)
            {
                // An older read that was overtaken says nothing new.
                one.Publish(job);
            }
        }
    }

    private async Task GuardedAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The process stops, and the streams are told so by the host.
        }
        catch (Exception exception)
        {
            // The followers wait on: the next second tries again.
            StreamLog.ReadFailed(logger, exception);
        }
    }
}
