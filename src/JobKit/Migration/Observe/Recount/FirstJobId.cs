using System.Buffers.Binary;

namespace JobKit.Migration;

/// <summary>Where an instant lies in the order of job ids, which begin with their milliseconds. Pure.</summary>
internal static class FirstJobId
{
    private const int IdBytes = 16;
    private const int BitsBehindTime = 16;

    /// <summary>Not above any id of the instant or later, and above every earlier one.</summary>
    public static JobId Of(DateTimeOffset instant)
    {
        Span<byte> id = stackalloc byte[IdBytes];
        id.Clear();
        BinaryPrimitives.WriteInt64BigEndian(id, Math.Max(0, instant.ToUnixTimeMilliseconds()) << BitsBehindTime);
        return new(new Guid(id, bigEndian: true));
    }
}
