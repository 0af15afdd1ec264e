namespace JobKit.AspNetCore;

/// <summary>A job as its followers know it, and what ends when they know better.</summary>
internal sealed class FollowedState(Job job, bool isGone)
{
    private readonly TaskCompletionSource _replaced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Job Job => job;

    /// <summary>Whether it was pruned.</summary>
    public bool IsGone => isGone;

    public Task Replaced => _replaced.Task;

    public void Replace() => _replaced.TrySetResult();
}
