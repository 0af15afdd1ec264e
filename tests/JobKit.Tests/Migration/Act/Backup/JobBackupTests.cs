using System.Security.Cryptography;
using System.Text;
using JobKit.Migration;
using JobKit.Tests.Worker;

namespace JobKit.Tests.Migration.Act.Backup;

public sealed class JobBackupTests
{
    private readonly MemorySink _sink = new();

    private byte[] Lines
    {
        get => _sink.Files["one/jobs.jsonl"];
        set => _sink.Files["one/jobs.jsonl"] = value;
    }

    [Fact]
    public async Task A_backup_is_put_back_elsewhere_to_the_last_detail()
    {
        await using var old = new BackupApp(_sink);
        await old.FillAsync(more: 600);
        await using var other = new BackupApp(_sink);

        var manifest = await old.Backup.ExportAsync("one", BackupApp.Alice);
        var report = await other.Backup.RestoreAsync("one", BackupApp.Alice);

        report.Should().Be(new RestoreReport(Rows: 604, Restored: 604, Kept: 0, Withheld: 0));
        (await other.AllAsync()).Should().BeEquivalentTo(await old.AllAsync(), it => it.WithStrictOrdering());
        manifest.Should().BeEquivalentTo(new { Format = 1, Name = "one", TakenBy = "alice", SchemaVersion = 1, Redacted = true, Rows = 604L });
        manifest.Sha256.Should().Be(Convert.ToHexStringLower(SHA256.HashData(Lines)));
        manifest.Chunks.Select(chunk => chunk.Rows).Should().Equal(500, 104);
        (await other.Backup.VerifyAsync("one")).Should().BeEquivalentTo(manifest);
    }

    [Fact]
    public async Task What_was_put_back_goes_on_as_it_would_have()
    {
        await using var old = new BackupApp(_sink);
        await old.FillAsync();
        await old.Backup.ExportAsync("one", BackupApp.Alice);
        await using var other = new BackupApp(_sink);
        await other.Backup.RestoreAsync("one", BackupApp.Alice);

        other.Clock.Advance(TimeSpan.FromMinutes(2));
        (await other.Store.SweepAsync(3, 10, default)).Swept.Should().Be(1, "the lease of the one that ran has ended");
        var claimed = await other.Store.ClaimAsync(new() { WorkerId = "w", Types = ["scripted"], Limit = 10, LeaseDuration = TimeSpan.FromMinutes(1) }, default);
        claimed.Should().HaveCount(2);
        (await other.Queue.EnqueueAsync(new Scripted("new"), new() { UniqueKey = "key-3" })).IsNew.Should().BeFalse("the restored job holds the key");
        (await other.Store.PruneAsync(JobStatus.Completed, TimeSpan.Zero, 10, default)).Should().Be(1);
    }

    [Fact]
    public async Task What_is_there_is_never_touched_and_a_second_time_puts_nothing_back()
    {
        await using var app = new BackupApp(_sink);
        await app.FillAsync();
        await app.Backup.ExportAsync("one", BackupApp.Alice);
        var before = await app.AllAsync();
        await app.Queue.CancelAsync(before[^1].Job.Id);
        var after = await app.AllAsync();

        (await app.Backup.RestoreAsync("one", BackupApp.Alice)).Should().Be(new RestoreReport(4, Restored: 0, Kept: 4, Withheld: 0));

        (await app.AllAsync()).Should().BeEquivalentTo(after);
    }

    [Fact]
    public async Task A_live_job_whose_key_another_has_taken_stays_away_and_an_ended_one_does_not_take_it()
    {
        await using var old = new BackupApp(_sink);
        await old.FillAsync();
        await old.Backup.ExportAsync("one", BackupApp.Alice);
        await using var other = new BackupApp(_sink);
        for (var i = 0; i < 4; i++)
        {
            await other.Queue.EnqueueAsync(new Scripted("mine"), new() { UniqueKey = $"key-{i}" });
        }

        (await other.Backup.RestoreAsync("one", BackupApp.Alice)).Should().Be(new RestoreReport(4, Restored: 2, Kept: 2, Withheld: 0));

        (await other.Queue.EnqueueAsync(new Scripted("again"), new() { UniqueKey = "key-0" })).IsNew.Should().BeFalse();
    }

    [Fact]
    public async Task Secrets_are_masked_and_a_job_that_would_run_with_the_mask_is_not_put_back()
    {
        await using var old = new BackupApp(_sink);
        await old.Queue.EnqueueAsync(new Login("ann", "hunter2"));
        await old.Queue.CancelAsync(await old.Queue.EnqueueAsync(new Login("bob", "hunter3")));
        await old.EndAsync(await old.Queue.EnqueueAsync(new Login("cid", "hunter4")), JobVerb.Fail);
        await old.EndAsync(await old.Queue.EnqueueAsync(new Login("dan", "hunter5")), JobVerb.Complete);
        await old.Backup.ExportAsync("one", BackupApp.Alice);
        await using var other = new BackupApp(_sink);

        (await other.Backup.RestoreAsync("one", BackupApp.Alice)).Should().Be(
            new RestoreReport(4, Restored: 1, Kept: 0, Withheld: 3), "an operator's retry would run the failed and the cancelled one too");

        Encoding.UTF8.GetString(Lines).Should().NotContain("hunter").And.Contain("***");
        (await other.AllAsync()).Should().ContainSingle().Which.Job.Payload.Should().Be("""{"user":"dan","password":"***"}""");
    }

    [Fact]
    public void A_job_of_which_only_its_step_or_metadata_was_masked_is_masked()
    {
        var job = new Job { Id = JobId.New(), Type = "draw", Queue = "q", Payload = "{}", Status = JobStatus.Processing, Step = "key k3y", Metadata = """{"key":"k3y"}""" };
        var redactor = new WordRedactor("k3y");

        BackupMask.Apply(new(job, ""), redactor).Masked.Should().BeTrue();
        BackupMask.Apply(new(job with { Step = null }, ""), redactor).Masked.Should().BeTrue();
        BackupMask.Apply(new(job with { Metadata = null }, ""), redactor).Masked.Should().BeTrue();
        BackupMask.Apply(new(job with { Step = null, Metadata = null }, ""), redactor).Masked.Should().BeFalse();
    }

    [Fact]
    public async Task Encrypted_it_is_whole_and_unreadable_without_the_key()
    {
        await using var old = new BackupApp(_sink, Encrypted);
        await old.Queue.EnqueueAsync(new Login("ann", "hunter2"));
        await using var other = new BackupApp(_sink, Encrypted);
        await using var stranger = new BackupApp(_sink);

        (await old.Backup.ExportAsync("one", BackupApp.Alice)).Redacted.Should().BeFalse();

        Encoding.UTF8.GetString(Lines).Should().NotContain("login");
        (await other.Backup.RestoreAsync("one", BackupApp.Alice)).Restored.Should().Be(1);
        (await other.AllAsync()).Single().Job.Payload.Should().Contain("hunter2");
        await stranger.Invoking(it => it.Backup.VerifyAsync("one")).Should().ThrowAsync<JobBackupException>().WithMessage("one/jobs.jsonl is encrypted*BackupOptions.Decrypt.");
        Lines[^1] ^= 1;
        await other.Invoking(it => it.Backup.RestoreAsync("one", BackupApp.Alice)).Should().ThrowAsync<JobBackupException>().WithMessage("one/jobs.jsonl*");
    }

    [Fact]
    public async Task A_damaged_byte_anywhere_is_found_and_nothing_is_put_back()
    {
        await using var old = new BackupApp(_sink);
        await old.FillAsync();
        await old.Backup.ExportAsync("one", BackupApp.Alice);
        await using var other = new BackupApp(_sink);

        foreach (var (file, stride) in new[] { ("one/jobs.jsonl", 13), ("one/manifest.json", 1) })
        {
            var whole = _sink.Files[file];
            for (var at = 0; at < whole.Length; at += stride)
            {
                _sink.Files[file] = [.. whole.Select((value, i) => i == at ? (byte)(value ^ 0x04) : value)];
                await other.Invoking(it => it.Backup.RestoreAsync("one", BackupApp.Alice)).Should().ThrowAsync<JobBackupException>($"byte {at} is another").WithMessage($"{file}*");
            }

            foreach (var other1 in new byte[][] { whole[..^1], [.. whole, 1], [] })
            {
                _sink.Files[file] = other1;
                await other.Invoking(it => it.Backup.RestoreAsync("one", BackupApp.Alice)).Should().ThrowAsync<JobBackupException>().WithMessage($"{file}*");
            }

            _sink.Files[file] = whole;
        }

        (await other.AllAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Damage_is_told_by_its_lines_and_bytes()
    {
        await using var app = new BackupApp(_sink);
        await app.FillAsync(more: 600);
        var chunks = (await app.Backup.ExportAsync("one", BackupApp.Alice)).Chunks;

        Lines[chunks[0].Bytes + 10] ^= 1;

        await app.Invoking(it => it.Backup.VerifyAsync("one")).Should().ThrowAsync<JobBackupException>().WithMessage(
            $"one/jobs.jsonl is not as it was written: in lines 501 to 604 (bytes {chunks[0].Bytes} to {chunks[0].Bytes + chunks[1].Bytes - 1}) its hash is another. Take another copy of it.");
    }

    [Fact]
    public async Task An_unfinished_backup_is_none()
    {
        await using var app = new BackupApp(_sink);
        await app.FillAsync();
        await app.Backup.ExportAsync("one", BackupApp.Alice);
        _sink.Files.TryRemove("one/manifest.json", out _);

        await app.Invoking(it => it.Backup.RestoreAsync("one", BackupApp.Alice)).Should().ThrowAsync<JobBackupException>().WithMessage("one/manifest.json cannot be opened*");
    }

    [Fact]
    public async Task A_manifest_of_another_backup_or_form_is_refused()
    {
        await using var app = new BackupApp(_sink);
        var manifest = await app.Backup.ExportAsync("one", BackupApp.Alice);

        foreach (var (wrong, message) in new[] { (manifest with { Name = "two" }, "*the backup \"two\"*"), (manifest with { Format = 2 }, "*form 2*") })
        {
            _sink.Files["one/manifest.json"] = Encoding.UTF8.GetBytes(ManifestText.Write(wrong));
            await app.Invoking(it => it.Backup.VerifyAsync("one")).Should().ThrowAsync<JobBackupException>().WithMessage(message);
        }
    }

    [Fact]
    public async Task A_manifest_whose_sums_are_not_those_of_its_chunks_is_found()
    {
        await using var app = new BackupApp(_sink);
        await app.FillAsync();
        var manifest = await app.Backup.ExportAsync("one", BackupApp.Alice);

        foreach (var wrong in new[] { manifest with { Rows = manifest.Rows + 1 }, manifest with { Sha256 = new('0', 64) } })
        {
            _sink.Files["one/manifest.json"] = Encoding.UTF8.GetBytes(ManifestText.Write(wrong));
            await app.Invoking(it => it.Backup.RestoreAsync("one", BackupApp.Alice)).Should().ThrowAsync<JobBackupException>()
                .WithMessage("one/jobs.jsonl as a whole differs from its manifest.*");
        }
    }

    [Fact]
    public async Task A_backups_name_is_used_once_and_leads_nowhere_else()
    {
        await using var app = new BackupApp(_sink);
        await app.Backup.ExportAsync("one", BackupApp.Alice);

        await app.Invoking(it => it.Backup.ExportAsync("one", BackupApp.Alice)).Should().ThrowAsync<JobBackupException>().WithMessage("*\"one\"*no backup has*");
        foreach (var name in new[] { "", "..", ".a", "a/b", "a\\b", new string('a', 101) })
        {
            await app.Invoking(it => it.Backup.ExportAsync(name, BackupApp.Alice)).Should().ThrowAsync<JobBackupException>().WithMessage("The backup's name is*");
        }
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(0, "0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_manifest_whose_sums_are_not_those_of_its_runs_is_refused(int more, string? hash)
    {
        await using var app = new BackupApp(_sink);
        await app.FillAsync();
        var whole = await app.Backup.ExportAsync("one", BackupApp.Alice);
        var file = _sink.Files.Keys.Single(it => it.EndsWith("manifest.json", StringComparison.Ordinal));
        _sink.Files[file] = Encoding.UTF8.GetBytes(ManifestText.Write(whole with { Rows = whole.Rows + more, Sha256 = hash ?? whole.Sha256 }));

        await app.Invoking(it => it.Backup.VerifyAsync("one")).Should().ThrowAsync<JobBackupException>().WithMessage("*as a whole differs from its manifest*");
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_out_says_so()
    {
        await using var app = new BackupApp(_sink, store: Registration.StoreStandIn.New().Store);

        await app.Invoking(it => it.Backup.ExportAsync("one", BackupApp.Alice)).Should().ThrowAsync<JobBackupException>().WithMessage("The store * cannot be backed up.*");
    }

    [Fact]
    public async Task A_directory_keeps_them_as_files()
    {
        var directory = Directory.CreateTempSubdirectory("jobkit-backup-");
        try
        {
            await using var app = new BackupApp(new DirectoryBackupSink(directory.FullName));
            await app.FillAsync();

            await app.Backup.ExportAsync("one", BackupApp.Alice);

            directory.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => file.Name).Should().BeEquivalentTo("jobs.jsonl", "manifest.json");
            (await app.Backup.VerifyAsync("one")).Rows.Should().Be(4);
            await app.Invoking(it => it.Backup.ExportAsync("one", BackupApp.Alice)).Should().ThrowAsync<JobBackupException>();
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static void Encrypted(BackupOptions options)
    {
        var (key, iv) = (new byte[32], new byte[16]);
        options.Encrypt = plain => new CryptoStream(plain, Aes().CreateEncryptor(key, iv), CryptoStreamMode.Write, leaveOpen: true);
        options.Decrypt = stored => new CryptoStream(stored, Aes().CreateDecryptor(key, iv), CryptoStreamMode.Read, leaveOpen: true);
    }

    private static Aes Aes() => System.Security.Cryptography.Aes.Create();
}
