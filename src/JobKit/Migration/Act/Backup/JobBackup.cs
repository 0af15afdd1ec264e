using System.Text;
using JobKit.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobKit.Migration;

/// <inheritdoc cref="IJobBackup"/>
internal sealed class JobBackup(
    BackupSource source, IJobRedactor redactor, IOptions<BackupOptions> options, TimeProvider clock, ILogger<JobBackup> logger) : IJobBackup
{
    private const int Format = 1;

    /// <summary>So many lines are hashed together; fewer would tell damage more exactly, and make the manifest longer.</summary>
    private const int PageSize = 500;

    /// <summary>Whether there is a place for backups.</summary>
    public bool IsSet => options.Value.Place is not null;

    public async Task<BackupManifest> ExportAsync(string name, OperatorAction by, CancellationToken cancellationToken = default)
    {
        var sink = Place();
        BackupFiles.Checked(name);
        OperateChecks.Check(by);
        var taken = clock.GetUtcNow();
        try
        {
            var manifest = await WriteJobsAsync(sink, name, by, taken, cancellationToken).ConfigureAwait(false);
            var file = await sink.CreateAsync(BackupFiles.Manifest(name), cancellationToken).ConfigureAwait(false);
            await using (file.ConfigureAwait(false))
            {
                await file.WriteAsync(Encoding.UTF8.GetBytes(ManifestText.Write(manifest)), cancellationToken).ConfigureAwait(false);
            }

            BackupLog.Exported(logger, name, manifest.Rows, by.Actor);
            return manifest;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new JobBackupException($"The backup \"{name}\" could not be written: {error.Message} Give a name that no backup has, and look whether the place can be written to.", error);
        }
    }

    public async Task<BackupManifest> VerifyAsync(string name, CancellationToken cancellationToken = default)
    {
        var manifest = await ReadManifestAsync(Place(), BackupFiles.Checked(name), cancellationToken).ConfigureAwait(false);
        await EachAsync(manifest, _ => Task.CompletedTask, cancellationToken).ConfigureAwait(false);
        return manifest;
    }

    public async Task<RestoreReport> RestoreAsync(string name, OperatorAction by, CancellationToken cancellationToken = default)
    {
        OperateChecks.Check(by);
        var manifest = await VerifyAsync(name, cancellationToken).ConfigureAwait(false);
        var report = new RestoreReport(manifest.Rows, 0, 0, 0);
        var store = source.Store;
        await EachAsync(
            manifest,
            async lines =>
            {
                var whole = lines.Where(line => !line.Masked || !CanRun(line.Job)).Select(line => new StoredJob(line.Job, line.ContentHash)).ToList();
                var put = (await store.RestoreAsync(whole, cancellationToken).ConfigureAwait(false)).Count(it => it);
                report = report with
                {
                    Restored = report.Restored + put,
                    Kept = report.Kept + whole.Count - put,
                    Withheld = report.Withheld + lines.Count - whole.Count,
                };
            },
            cancellationToken).ConfigureAwait(false);
        BackupLog.Restored(logger, name, report.Restored, report.Rows, by.Actor);
        return report;
    }

    /// <summary>Reads, masks or encrypts all jobs as a backup does, and keeps nothing; gives how many.</summary>
    public async Task<long> RehearseAsync(CancellationToken cancellationToken)
    {
        var target = options.Value.Encrypt?.Invoke(Stream.Null) ?? Stream.Null;
        await using (target.ConfigureAwait(false))
        {
            return (await WriteAsync(target, cancellationToken).ConfigureAwait(false)).Rows;
        }
    }

    // A live one by itself, one that failed or was cancelled by an operator's retry.
    private static bool CanRun(Job job) => job.Status != JobStatus.Completed;

    private IBackupSink Place() => options.Value.Place ?? throw new JobBackupException(
        "No place for backups is set. Say AddBackup(backup => backup.Directory = \"...\") in AddJobMigration().");

    private async Task<BackupManifest> WriteJobsAsync(IBackupSink sink, string name, OperatorAction by, DateTimeOffset taken, CancellationToken cancellationToken)
    {
        var plain = await sink.CreateAsync(BackupFiles.Jobs(name), cancellationToken).ConfigureAwait(false);
        await using (plain.ConfigureAwait(false))
        {
            var target = options.Value.Encrypt?.Invoke(plain) ?? plain;
            await using (target.ConfigureAwait(false))
            {
                return await WriteAsync(target, cancellationToken).ConfigureAwait(false) with { Name = name, TakenAt = taken, TakenBy = by.Actor };
            }
        }
    }

    private async Task<BackupManifest> WriteAsync(Stream target, CancellationToken cancellationToken)
    {
        var masks = options.Value.Encrypt is null;
        using var writer = new BackupWriter(target, stored => masks ? BackupMask.Apply(stored, redactor) : new(stored.Job, stored.Hash));
        var version = await source.Store.ReadAllAsync(PageSize, page => writer.WriteAsync(page, cancellationToken), cancellationToken).ConfigureAwait(false);
        return new()
        {
            Format = Format,
            Name = string.Empty,
            TakenAt = default,
            TakenBy = string.Empty,
            SchemaVersion = version,
            Redacted = masks,
            Rows = writer.Chunks.Sum(chunk => (long)chunk.Rows),
            Sha256 = writer.Sha256(),
            Chunks = writer.Chunks,
        };
    }

    private async Task EachAsync(BackupManifest manifest, Func<IReadOnlyList<BackupLine>, Task> run, CancellationToken cancellationToken)
    {
        var file = BackupFiles.Jobs(manifest.Name);
        var stored = await OpenAsync(Place(), file, cancellationToken).ConfigureAwait(false);
        await using (stored.ConfigureAwait(false))
        {
            var jobs = manifest.Redacted ? stored : Decrypted(stored, file);
            await using (jobs.ConfigureAwait(false))
            {
                await foreach (var lines in new BackupReader(file, manifest).ReadAsync(jobs, cancellationToken).ConfigureAwait(false))
                {
                    await run(lines).ConfigureAwait(false);
                }
            }
        }
    }

    private Stream Decrypted(Stream stored, string file) => options.Value.Decrypt?.Invoke(stored)
        ?? throw new JobBackupException($"{file} is encrypted, and nothing decrypts it here. Set BackupOptions.Decrypt.");

    private static async Task<BackupManifest> ReadManifestAsync(IBackupSink sink, string name, CancellationToken cancellationToken)
    {
        var file = BackupFiles.Manifest(name);
        using var bytes = new MemoryStream();
        var stored = await OpenAsync(sink, file, cancellationToken).ConfigureAwait(false);
        await using (stored.ConfigureAwait(false))
        {
            await stored.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
        }

        var manifest = ManifestText.Read(file, bytes.ToArray());
        return manifest switch
        {
            { Format: not Format } => throw new JobBackupException($"{file} is of form {manifest.Format}, and this version of JobKit reads form {Format}. Use the version that made it."),
            _ when manifest.Name != name => throw new JobBackupException($"{file} is the manifest of the backup \"{manifest.Name}\". Put the right one in its place."),
            _ => manifest,
        };
    }

    private static async Task<Stream> OpenAsync(IBackupSink sink, string file, CancellationToken cancellationToken)
    {
        try
        {
            return await sink.OpenAsync(file, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new JobBackupException($"{file} cannot be opened: {error.Message} Without it there is no backup, or an unfinished one.", error);
        }
    }
}
