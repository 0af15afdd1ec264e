using System.Security.Cryptography;
using System.Text;

namespace JobKit.Migration;

/// <summary>The id of a job that follows from another: always the same one, and it sorts where the other does.</summary>
internal static class DerivedId
{
    private const int Timestamp = 6;

    /// <param name="from">The job that it follows from.</param>
    /// <param name="what">Which of those that do.</param>
    public static JobId Of(JobId from, string what)
    {
        Span<byte> id = stackalloc byte[16];
        from.Value.TryWriteBytes(id, bigEndian: true, out _);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{from}\n{what}"));
        hash.AsSpan(0, id.Length - Timestamp).CopyTo(id[Timestamp..]);

        // Version 8 and the variant of RFC 9562: made by a rule of our own.
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new(new Guid(id, bigEndian: true));
    }
}
