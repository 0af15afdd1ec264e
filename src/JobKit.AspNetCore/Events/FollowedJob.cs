namespace JobKit.AspNetCore;

/// <summary>One job that somebody follows on this node. A follower who is slow sees the newest state next, and never misses the last.</summary>
internal sealed class FollowedJob(Job job)
{
    private FollowedState _state = new(job, isGone: false);

    public JobId Id { get; } = job.Id;

    /// <summary>How many follow it; guarded by the feed's lock.</summary>
    public int Followers { get; set; }

    public FollowedState State => Volatile.Read(ref _state);

    public void Publish(Job job) => Replace(new(job, isGone: false));

    public void PublishGone() => Replace(new(State.Job, isGone: true));

    private void Replace(FollowedState state) => Interlocked.Exchange(ref _state, state).Replace();
}
