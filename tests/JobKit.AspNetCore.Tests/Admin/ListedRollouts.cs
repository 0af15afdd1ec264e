using JobKit.Migration;

namespace JobKit.AspNetCore.Tests.Admin;

/// <summary>A store of which only the list answers, as a test says.</summary>
internal sealed class ListedRollouts(Func<CancellationToken, Task<IReadOnlyList<StoredRollout>>> list) : IRolloutStore
{
    public static ListedRollouts Of(params StoredRollout[] rows) => new(_ => Task.FromResult<IReadOnlyList<StoredRollout>>(rows));

    public static ListedRollouts Failing(Exception error) => new(_ => Task.FromException<IReadOnlyList<StoredRollout>>(error));

    /// <summary>Never answers, and does not listen to whoever gives up.</summary>
    public static ListedRollouts Hanging() => new(_ => new TaskCompletionSource<IReadOnlyList<StoredRollout>>().Task);

    public async Task<RolloutsRead> ReadAsync(string? key, CancellationToken cancellationToken) => new(default, await list(cancellationToken));

    public Task<long> ReadRevisionAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<StoredRollout?> WriteAsync(RolloutWrite write, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<RolloutLease?> TakeLeaseAsync(string key, string owner, TimeSpan duration, CancellationToken cancellationToken) => throw new NotSupportedException();
}
