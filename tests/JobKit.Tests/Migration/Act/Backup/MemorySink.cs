using System.Collections.Concurrent;
using JobKit.Migration;

namespace JobKit.Tests.Migration.Act.Backup;

/// <summary>A sink in memory whose bytes a test may damage, or that breaks off after so many.</summary>
internal sealed class MemorySink : IBackupSink
{
    public ConcurrentDictionary<string, byte[]> Files { get; } = new();

    public Task<Stream> CreateAsync(string file, CancellationToken cancellationToken) =>
        Files.TryAdd(file, []) ? Task.FromResult<Stream>(new Kept(bytes => Files[file] = bytes)) : throw new IOException($"There is a file {file}.");

    public Task<Stream> OpenAsync(string file, CancellationToken cancellationToken) =>
        Files.TryGetValue(file, out var bytes) ? Task.FromResult<Stream>(new MemoryStream(bytes)) : throw new FileNotFoundException($"There is no file {file}.");

    private sealed class Kept(Action<byte[]> keep) : MemoryStream
    {
        protected override void Dispose(bool disposing)
        {
            keep(ToArray());
            base.Dispose(disposing);
        }
    }
}
