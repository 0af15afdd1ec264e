using System.Buffers;

namespace JobKit.AspNetCore;

/// <summary>What passed by, up to a bound.</summary>
internal sealed class BoundedCopy
{
    // One byte more than a shadow takes, so that what is too large is seen to be.
    private const int Most = (256 * 1024) + 1;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ReadOnlyMemory<byte> Bytes => _bytes.WrittenMemory;

    /// <summary>Whether there was more than the bound.</summary>
    public bool IsCut => _bytes.WrittenCount == Most;

    /// <summary>Whether something passed by another way.</summary>
    public bool IsMissed { get; set; }

    public void Add(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes[..Math.Min(bytes.Length, Most - _bytes.WrittenCount)]);
}
