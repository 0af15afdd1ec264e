using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Writes a flag that still has the expected version, and the event that tells of it, as one.</summary>
/// <param name="write">What to write. Of a call that is made again because its connection broke, one instance makes all the tries.</param>
internal sealed class WriteFlag(FlagWrite write)
{
    private (StoredFlag Flag, RolloutEvent Event)? _tried;

    /// <summary>The flag as it is then, or null where it had another version.</summary>
    public Task<StoredFlag?> RunAsync(StoreSession session, CancellationToken cancellationToken) =>
        session.InTransactionAsync(
            async () =>
            {
                await AppendEvent.TakeTurnAsync(session, cancellationToken).ConfigureAwait(false);
                if (_tried is { } tried && await AppendEvent.IsThereAsync(session, tried.Event, cancellationToken).ConfigureAwait(false))
                {
                    // The try before was committed, and only its answer was lost.
                    return tried.Flag;
                }

                var now = await ReadNow.RunAsync(session, cancellationToken).ConfigureAwait(false);
                var version = await ReadFlags.RevisionAsync(session, cancellationToken).ConfigureAwait(false) + 1;
                var flag = new StoredFlag(write.Name, write.Json, version, now, write.Event.Actor);
                if (await PutAsync(session, flag, write.ExpectedVersion, cancellationToken).ConfigureAwait(false) == 0)
                {
                    return null;
                }

                _tried = (flag, await AppendEvent.RunAsync(session, write.Event, version, now, cancellationToken).ConfigureAwait(false));
                return flag;
            },
            cancellationToken);

    private static Task<int> PutAsync(StoreSession session, StoredFlag flag, long expected, CancellationToken cancellationToken)
    {
        var table = ReadFlags.Table(session);
        var sql = expected == 0
            ? $"INSERT INTO {table} (name, json, version, updated_at, updated_by) VALUES (@name, @json, @version, @at, @by) ON CONFLICT (name) DO NOTHING"
            : $"UPDATE {table} SET json = @json, version = @version, updated_at = @at, updated_by = @by WHERE name = @name AND version = @expected";
        var command = session.Command(sql)
            .With("name", flag.Name)
            .With("json", flag.Json)
            .With("version", flag.Version)
            .With("at", session.Dialect.ToValue(flag.UpdatedAt))
            .With("by", flag.UpdatedBy);
        return (expected == 0 ? command : command.With("expected", expected)).RunAsync(cancellationToken);
    }
}
