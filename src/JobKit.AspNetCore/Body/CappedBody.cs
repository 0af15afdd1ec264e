using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace JobKit.AspNetCore;

/// <summary>Reads a request's body up to a limit, and never more of it.</summary>
internal static class CappedBody
{
    /// <summary>The body, or null where it is larger.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
        {
            return null;
        }

        // The server's own limit may be lower; a higher one is of no use here.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server && !(server.MaxRequestBodySize <= limit))
        {
            server.MaxRequestBodySize = limit;
        }

        var kept = new ArrayBufferWriter<byte>(Math.Max(1024, (int)(request.ContentLength ?? 0)));
        int read;
        while ((read = await request.Body.ReadAsync(kept.GetMemory(), cancellationToken).ConfigureAwait(false)) > 0)
        {
            kept.Advance(read);
            if (kept.WrittenCount > limit)
            {
                return null;
            }
        }

        return kept.WrittenMemory;
    }
}
