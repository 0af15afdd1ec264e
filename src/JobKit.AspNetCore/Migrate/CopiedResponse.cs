using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace JobKit.AspNetCore;

/// <summary>A response of which a copy is made as it is written; in all else the server's own.</summary>
internal sealed class CopiedResponse(IHttpResponseBodyFeature inner, BoundedCopy copy) : IHttpResponseBodyFeature
{
    private CopyingWriteStream? _stream;
    private CopyingPipeWriter? _writer;

    public Stream Stream => _stream ??= new(inner.Stream, copy);

    public PipeWriter Writer => _writer ??= new(inner.Writer, copy);

    public Task CompleteAsync() => inner.CompleteAsync();

    public void DisableBuffering() => inner.DisableBuffering();

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default)
    {
        copy.IsMissed = true;
        return inner.SendFileAsync(path, offset, count, cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken = default) => inner.StartAsync(cancellationToken);
}
