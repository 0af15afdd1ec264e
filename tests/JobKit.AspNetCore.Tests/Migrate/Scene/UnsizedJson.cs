using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace JobKit.AspNetCore.Tests.Migrate;

/// <summary>A body whose length nobody says beforehand.</summary>
internal sealed class UnsizedJson : HttpContent
{
    private readonly byte[] _bytes;

    public UnsizedJson(string text)
    {
        _bytes = Encoding.UTF8.GetBytes(text);
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(_bytes).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
