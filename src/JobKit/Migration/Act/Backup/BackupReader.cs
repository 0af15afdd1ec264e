using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace JobKit.Migration;

/// <summary>Reads the lines of a backup as its manifest says they are, or tells where they are not.</summary>
internal sealed class BackupReader(string file, BackupManifest manifest)
{
    /// <summary>The lines, a run at a time; none of a run before all of it was found whole.</summary>
    /// <exception cref="JobBackupException">The file differs from the manifest.</exception>
    public async IAsyncEnumerable<IReadOnlyList<BackupLine>> ReadAsync(Stream jobs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (rows, bytes) = (0L, 0L);
        foreach (var chunk in manifest.Chunks)
        {
            var run = await ReadAsync(jobs, chunk, rows, bytes, cancellationToken).ConfigureAwait(false);
            all.AppendData(run);
            var lines = Lines(run, rows).ToList();
            if (lines.Count != chunk.Rows)
            {
                throw Damaged(rows, chunk.Rows, bytes, chunk.Bytes, $"there are {lines.Count} lines, not {chunk.Rows}", null);
            }

            yield return lines;
            (rows, bytes) = (rows + chunk.Rows, bytes + chunk.Bytes);
        }

        if (await MoreAsync(jobs, bytes, cancellationToken).ConfigureAwait(false))
        {
            throw new JobBackupException($"{file} goes on after byte {bytes}, where the manifest says that it ends. {Mend}");
        }

        if (rows != manifest.Rows || Convert.ToHexStringLower(all.GetCurrentHash()) != manifest.Sha256)
        {
            throw new JobBackupException($"{file} as a whole differs from its manifest. {Mend}");
        }
    }

    private const string Mend = "Take another copy of it.";

    private async Task<byte[]> ReadAsync(Stream jobs, BackupChunk chunk, long rows, long bytes, CancellationToken cancellationToken)
    {
        var run = new byte[chunk.Bytes];
        int read;
        try
        {
            read = await jobs.ReadAtLeastAsync(run, run.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw Damaged(rows, chunk.Rows, bytes, chunk.Bytes, "it cannot be read or decrypted", error);
        }

        if (read < run.Length)
        {
            throw Damaged(rows, chunk.Rows, bytes, chunk.Bytes, $"the file ends after byte {bytes + read}", null);
        }

        return Convert.ToHexStringLower(SHA256.HashData(run)) == chunk.Sha256
            ? run
            : throw Damaged(rows, chunk.Rows, bytes, chunk.Bytes, "its hash is another", null);
    }

    private async Task<bool> MoreAsync(Stream jobs, long bytes, CancellationToken cancellationToken)
    {
        try
        {
            return await jobs.ReadAsync(new byte[1], cancellationToken).ConfigureAwait(false) > 0;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw new JobBackupException($"{file} cannot be read or decrypted after byte {bytes}, where the manifest says that it ends. {Mend}", error);
        }
    }

    private IEnumerable<BackupLine> Lines(byte[] run, long before)
    {
        var from = 0;
        for (var line = before + 1; from < run.Length; line++)
        {
            var end = Array.IndexOf(run, (byte)'\n', from);
            yield return Line(run.AsSpan(from, (end < 0 ? run.Length : end) - from), line);
            from = end < 0 ? run.Length : end + 1;
        }
    }

    // The hash is right, so it was written so.
    private BackupLine Line(ReadOnlySpan<byte> text, long line)
    {
        try
        {
            return BackupLine.Read(text);
        }
        catch (JsonException error)
        {
            throw new JobBackupException($"Line {line} of {file} is no job that this version of JobKit can read. Restore it with the version that made it.", error);
        }
    }

    private JobBackupException Damaged(long rows, int count, long bytes, int length, string what, Exception? error) =>
        new($"{file} is not as it was written: in lines {rows + 1} to {rows + count} (bytes {bytes} to {bytes + length - 1}) {what}. {Mend}", error);
}
