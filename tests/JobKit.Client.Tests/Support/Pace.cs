using System.Collections.Concurrent;

namespace JobKit.Client.Tests;

/// <summary>Lets a user's paced work go on a page at a time. It outlives restarts of the app.</summary>
public sealed class Pace
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);

    public Task TurnAsync(string? user, CancellationToken cancellationToken) => Of(user).WaitAsync(cancellationToken);

    public void Next(string user, int pages = 1) => Of(user).Release(pages);

    private SemaphoreSlim Of(string? user) => _turns.GetOrAdd(user ?? "", _ => new(0));
}
