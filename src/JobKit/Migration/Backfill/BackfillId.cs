using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace JobKit.Migration;

/// <summary>The id of a job that a backfill makes: the same for the same row, however often and wherever it is made.</summary>
public static class BackfillId
{
    private const int TimeBytes = 6;

    /// <summary>
    /// A UUIDv8 (RFC 9562, section 5.8): 48 bits of the source's creation in Unix milliseconds, so that it sorts among all other job ids; then
    /// the first bytes of SHA-256 over the UTF-8 of backfill, line feed, key, under the version and the variant.
    /// </summary>
    /// <param name="backfill">The backfill's name.</param>
    /// <param name="sourceKey">The row's key as text.</param>
    /// <param name="createdAt">When the source was made, from 1970 to 9000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The creation is outside that.</exception>
    public static JobId Of(string backfill, string sourceKey, DateTimeOffset createdAt)
    {
        ArgumentNullException.ThrowIfNull(backfill);
        ArgumentNullException.ThrowIfNull(sourceKey);
        if (Ranges.Instant("The source's creation", createdAt, "Give the row's real creation, or a fixed day.") is { } problem)
        {
            throw new ArgumentOutOfRangeException(nameof(createdAt), problem);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{backfill}\n{sourceKey}"), hash);

        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id, createdAt.ToUnixTimeMilliseconds() << 16);
        hash[..(id.Length - TimeBytes)].CopyTo(id[TimeBytes..]);
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new(new Guid(id, bigEndian: true));
    }
}
