namespace JobKit.AspNetCore;

/// <summary>A body of which the beginning was read already: that again, then the rest.</summary>
internal sealed class ReplayStream(ReadOnlyMemory<byte> beginning, Stream rest) : ReadingStream
{
    private ReadOnlyMemory<byte> _left = beginning;

    public override int Read(Span<byte> buffer) => _left.IsEmpty ? rest.Read(buffer) : Take(buffer);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _left.IsEmpty ? rest.ReadAsync(buffer, cancellationToken) : ValueTask.FromResult(Take(buffer.Span));

    private int Take(Span<byte> buffer)
    {
        var length = Math.Min(buffer.Length, _left.Length);
        _left.Span[..length].CopyTo(buffer);
        _left = _left[length..];
        return length;
    }
}
