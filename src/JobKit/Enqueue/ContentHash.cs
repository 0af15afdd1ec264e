using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace JobKit;

/// <summary>
/// SHA-256 over everything the caller decided but the id, as lower-case hex: tells a repeated enqueue from a conflict. What the caller left to
/// defaults is left out, so that a changed default does not turn a repetition into a conflict; a delay counts as such, not as its instant.
/// </summary>
/// <remarks>Stored with every job: the form (field number, length, bytes) and the numbers never change meaning.</remarks>
internal static class ContentHash
{
    private const int KeptCapacity = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? kept;

    public static string Of(string type, string payload, EnqueueOptions options)
    {
        var writer = kept ?? new();
        kept = null;
        writer.ResetWrittenCount();
        Write(writer, type, payload, options);

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(writer.WrittenSpan, hash);
        if (writer.Capacity <= KeptCapacity)
        {
            kept = writer;
        }

        return Convert.ToHexStringLower(hash);
    }

    private static void Write(ArrayBufferWriter<byte> writer, string type, string payload, EnqueueOptions options)
    {
        Text(writer, 1, type);
        Text(writer, 2, payload);
        Text(writer, 3, options.Queue);
        Number(writer, 4, options.Priority);
        Number(writer, 5, options.Delay?.Ticks);
        Number(writer, 6, options.DueAt?.UtcTicks);
        Number(writer, 7, options.MaxAttempts);
        Number(writer, 8, options.Timeout?.Ticks);
        Text(writer, 9, options.Owner);
        Text(writer, 10, options.Tenant);
        Text(writer, 11, options.CorrelationKey);
        Text(writer, 12, options.UniqueKey);
        Text(writer, 13, options.LimitKey);
        Number(writer, 14, options.LimitConcurrency);
        foreach (var tag in options.Tags)
        {
            Text(writer, 15, tag);
        }

        Text(writer, 16, options.ParentId?.ToString());
        Number(writer, 17, options.ExpiresAfter?.Ticks);
        Number(writer, 18, options.Hidden ? 1 : 0);
        Text(writer, 19, options.Metadata);
    }

    private static void Text(ArrayBufferWriter<byte> writer, byte field, string? value)
    {
        if (value is not null)
        {
            var size = Encoding.UTF8.GetByteCount(value);
            Encoding.UTF8.GetBytes(value, Field(writer, field, size));
        }
    }

    private static void Number(ArrayBufferWriter<byte> writer, byte field, long? value)
    {
        if (value is { } number)
        {
            BinaryPrimitives.WriteInt64LittleEndian(Field(writer, field, sizeof(long)), number);
        }
    }

    private static Span<byte> Field(ArrayBufferWriter<byte> writer, byte field, int size)
    {
        const int Header = 1 + sizeof(int);
        var span = writer.GetSpan(Header + size)[..(Header + size)];
        span[0] = field;
        BinaryPrimitives.WriteInt32LittleEndian(span[1..], size);
        writer.Advance(span.Length);
        return span[Header..];
    }
}
