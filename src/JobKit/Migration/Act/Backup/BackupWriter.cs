using System.Collections.Immutable;
using System.Security.Cryptography;
using JobKit.Storage;

namespace JobKit.Migration;

/// <summary>Writes pages of jobs as lines, and keeps count of them.</summary>
internal sealed class BackupWriter(Stream target, Func<StoredJob, BackupLine> line) : IDisposable
{
    private readonly IncrementalHash _all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<BackupChunk> _chunks = [];

    public ImmutableArray<BackupChunk> Chunks => [.. _chunks];

    public async Task WriteAsync(IReadOnlyList<StoredJob> page, CancellationToken cancellationToken)
    {
        using var lines = new MemoryStream();
        foreach (var job in page)
        {
            lines.Write(line(job).Write());
            lines.WriteByte((byte)'\n');
        }

        var bytes = lines.GetBuffer().AsMemory(0, (int)lines.Length);
        _all.AppendData(bytes.Span);
        _chunks.Add(new(page.Count, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes.Span))));
        await target.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
    }

    public string Sha256() => Convert.ToHexStringLower(_all.GetCurrentHash());

    public void Dispose() => _all.Dispose();
}
