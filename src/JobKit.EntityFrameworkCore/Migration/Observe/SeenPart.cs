using System.Data.Common;

namespace JobKit.EntityFrameworkCore;

/// <summary>One part of an epoch's places, held until the transaction ends.</summary>
internal sealed class SeenPart
{
    /// <summary>A flush of a few units writes a few of these, each under the 2 KB from which PostgreSQL stores a value apart.</summary>
    private const int Places = 15_625;

    private const int Bytes = (Places / 8) + 1;

    private readonly StoreSession _session;
    private readonly (string Key, long Epoch, short Number) _part;
    private readonly byte[] _bits;
    private bool _changed;

    private SeenPart(StoreSession session, (string Key, long Epoch, short Number) part, byte[] bits) => (_session, _part, _bits) = (session, part, bits);

    public static short Of(int place) => (short)(place / Places);

    public static async Task<SeenPart> HoldAsync(StoreSession session, string key, long epoch, short number, CancellationToken cancellationToken)
    {
        var part = (key, epoch, number);
        var bits = await ReadAsync(session, part, cancellationToken).ConfigureAwait(false);
        if (bits is null)
        {
            await With(session, $"INSERT INTO {Table(session)} (key, epoch, part, bits) VALUES (@key, @epoch, @part, @bits) ON CONFLICT (key, epoch, part) DO NOTHING", part)
                .With("bits", new byte[Bytes])
                .RunAsync(cancellationToken)
                .ConfigureAwait(false);
            bits = await ReadAsync(session, part, cancellationToken).ConfigureAwait(false);
        }

        return new(session, part, bits!);
    }

    /// <summary>Marks a place.</summary>
    /// <returns>Whether it was not marked before.</returns>
    public bool Mark(int place)
    {
        var (at, bit) = (place % Places / 8, (byte)(1 << (place % Places % 8)));
        if ((_bits[at] & bit) != 0)
        {
            return false;
        }

        _bits[at] |= bit;
        _changed = true;
        return true;
    }

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        if (_changed)
        {
            await With(_session, $"UPDATE {Table(_session)} SET bits = @bits WHERE key = @key AND epoch = @epoch AND part = @part", _part)
                .With("bits", _bits)
                .RunAsync(cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private static async Task<byte[]?> ReadAsync(StoreSession session, (string Key, long Epoch, short Number) part, CancellationToken cancellationToken)
    {
        var sql = $"SELECT bits FROM {Table(session)} WHERE key = @key AND epoch = @epoch AND part = @part {session.Dialect.ForUpdateSql}";
        var found = await With(session, sql, part).RowsAsync(row => (byte[])row.GetValue(0), cancellationToken).ConfigureAwait(false);
        return found.Count == 0 ? null : found[0];
    }

    private static DbCommand With(StoreSession session, string sql, (string Key, long Epoch, short Number) part) =>
        session.Command(sql).With("key", part.Key).With("epoch", part.Epoch).With("part", part.Number);

    private static string Table(StoreSession session) => session.Dialect.Tables.Named(SeenPlacesTable.TableName);
}
