using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>A request's body, read for a job and kept for legacy.</summary>
internal sealed class BufferedBody
{
    private const int FirstSize = 4 * 1024;

    private readonly Stream? _rest;

    private BufferedBody(ReadOnlyMemory<byte> bytes, Stream? rest) => (Bytes, _rest) = (bytes, rest);

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Whether it was read to its end.</summary>
    public bool IsWhole => _rest is null;

    /// <summary>Reads it, but no more than a job may hold.</summary>
    public static async ValueTask<BufferedBody> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
        {
            return new(default, request.Body);
        }

        var buffer = new byte[Math.Min(limit, request.ContentLength ?? FirstSize) + 1];
        var length = 0;
        try
        {
            int read;
            while ((read = await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false)) > 0)
            {
                length += read;
                if (length > limit)
                {
                    return new(buffer.AsMemory(0, length), request.Body);
                }

                if (length == buffer.Length)
                {
                    Array.Resize(ref buffer, (int)Math.Min((long)limit + 1, 2L * length));
                }
            }
        }
        catch (BadHttpRequestException)
        {
            // Too large for the server, or no proper HTTP: legacy meets the same when it reads on, and answers as ever.
            return new(buffer.AsMemory(0, length), request.Body);
        }

        return new(buffer.AsMemory(0, length), rest: null);
    }

    /// <summary>Gives the request its body as if nobody had read it.</summary>
    public void Rewind(HttpRequest request) =>
        request.Body = _rest is null ? new ReplayStream(Bytes, Stream.Null) : Bytes.IsEmpty ? _rest : new ReplayStream(Bytes, _rest);
}
