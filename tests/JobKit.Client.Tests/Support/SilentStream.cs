namespace JobKit.Client.Tests;

/// <summary>Gives its bytes and then nothing, as a connection whose other end has gone without a word.</summary>
internal sealed class SilentStream(byte[] bytes) : MemoryStream(bytes)
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await base.ReadAsync(buffer, cancellationToken);
        if (read == 0)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        return read;
    }
}
