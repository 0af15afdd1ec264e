namespace JobKit.AspNetCore;

/// <summary>One follower's place in the <see cref="JobFeed"/>; disposing it leaves nothing behind.</summary>
internal sealed class FeedTicket(JobFeed feed, FollowedJob followed) : IDisposable
{
    public FollowedState State => followed.State;

    public void Dispose() => feed.Leave(followed);
}
