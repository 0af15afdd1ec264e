using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Flags in a relational database.</summary>
internal sealed class RelationalFeatureFlagStore(ISessionSource source) : IFeatureFlagStore
{
    private readonly SessionCalls _calls = new(source);

    public Task<long> ReadRevisionAsync(CancellationToken cancellationToken) =>
        _calls.CallAsync(session => ReadFlags.RevisionAsync(session, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<StoredFlag>> ReadAllAsync(CancellationToken cancellationToken) =>
        _calls.CallAsync(session => ReadFlags.AllAsync(session, cancellationToken), cancellationToken);

    public Task<StoredFlag?> ReadAsync(string name, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => ReadFlags.OneAsync(session, name, cancellationToken), cancellationToken);

    public Task<StoredFlag?> WriteAsync(FlagWrite write, CancellationToken cancellationToken)
    {
        var writing = new WriteFlag(write);
        return _calls.CallAsync(session => writing.RunAsync(session, cancellationToken), cancellationToken);
    }
}
