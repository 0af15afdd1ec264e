namespace JobKit.AspNetCore;

/// <summary>A request's body, of which a copy is made as it is read.</summary>
internal sealed class CopyingReadStream(Stream inner, BoundedCopy copy) : ReadingStream
{
    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        copy.Add(buffer[..read]);
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        copy.Add(buffer.Span[..read]);
        return read;
    }
}
