namespace JobKit;

/// <summary>One job that somebody watches. Its count is guarded by the list's lock.</summary>
internal sealed class Watched
{
    private readonly TaskCompletionSource _stirred = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many wait on it.</summary>
    public int Watchers { get; set; }

    /// <summary>Completes when the job was seen ended or gone, or the list closed; never faults.</summary>
    public Task Stirred => _stirred.Task;

    public void Stir() => _stirred.TrySetResult();
}
