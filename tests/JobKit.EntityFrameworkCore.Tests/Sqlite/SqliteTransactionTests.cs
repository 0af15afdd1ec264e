using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore.Tests.Sqlite;

public sealed class SqliteTransactionTests : IAsyncLifetime
{
    private SqliteStore _db = null!;

    public async Task InitializeAsync() => _db = await SqliteStore.StartAsync();

    public async Task DisposeAsync() => await _db.DisposeAsync();

    // Deferred transactions would let both read, and then refuse the second one's write for good (517).
    [Fact]
    public async Task The_stores_own_transaction_holds_the_write_lock_from_its_beginning()
    {
        await using var ours = await _db.ConnectAsync();
        await using var theirs = await _db.ConnectAsync();
        await using var transaction = await new SqliteDialect(new Tables(null), TimeProvider.System).BeginAsync(ours, default);
        theirs.DefaultTimeout = 1;

        var second = () => theirs.BeginTransaction();

        second.Should().Throw<Microsoft.Data.Sqlite.SqliteException>().Which.SqliteErrorCode.Should().Be(5);
    }

    [Fact]
    public async Task Claimers_with_connections_of_their_own_take_each_job_once()
    {
        await _db.EnqueueAsync([.. Enumerable.Range(0, 200).Select(_ => _db.NewJob())]);
        await using var other = await SqliteStore.StartAsync(_db.File);

        var claimed = await Task.WhenAll(Enumerable.Range(0, 40).Select(index => Task.Run(() => (index % 2 == 0 ? _db : other).ClaimAsync(5))));

        claimed.SelectMany(it => it).Select(job => job.Id).Should().OnlyHaveUniqueItems().And.HaveCount(200);
    }

    [Fact]
    public async Task Commits_are_flushed_to_the_disk()
    {
        await using var connection = await _db.ConnectAsync();
        await SqlitePragmas.SetAsync(connection, default);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT journal_mode FROM pragma_journal_mode) || ' ' || (SELECT synchronous FROM pragma_synchronous)";

        (await command.ExecuteScalarAsync()).Should().Be("wal 2");
    }

    [Fact]
    public async Task An_ambient_transaction_is_refused_with_the_way_that_works()
    {
        using var scope = new System.Transactions.TransactionScope(System.Transactions.TransactionScopeAsyncFlowOption.Enabled);

        var enqueue = () => _db.EnqueueAsync(_db.NewJob());

        (await enqueue.Should().ThrowAsync<JobStoreException>()).WithMessage("*db.EnqueueAsync*");
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_named_with_the_mend()
    {
        var services = new ServiceCollection();
        services.AddBackgroundJobs(jobs => jobs.UseEntityFrameworkCore(options => options.UseSqlite("Data Source=/no/such/folder/jobs.db")));
        await using var provider = services.BuildServiceProvider();

        var prepare = () => provider.GetRequiredService<JobKit.Storage.IJobStore>().PrepareAsync(default);

        (await prepare.Should().ThrowAsync<JobStoreException>()).WithMessage("*/no/such/folder/jobs.db*Create its folder*");
    }

    [Fact]
    public async Task A_file_without_tables_and_one_of_a_later_version_are_refused()
    {
        using var empty = new SqliteFile();
        var services = new ServiceCollection();
        services.AddBackgroundJobs(jobs => jobs.UseEntityFrameworkCore(options => options.UseSqlite(empty.ConnectionString), autoMigrate: false));
        await using var provider = services.BuildServiceProvider();
        var missing = () => provider.GetRequiredService<JobKit.Storage.IJobStore>().PrepareAsync(default);
        (await missing.Should().ThrowAsync<JobSchemaException>()).Which.Found.Should().BeNull();

        await using var connection = await _db.ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE jobkit_schema SET version = 9";
        await command.ExecuteNonQueryAsync();
        var later = () => _db.Store.PrepareAsync(default);
        (await later.Should().ThrowAsync<JobSchemaException>()).Which.Found.Should().Be(9);
    }
}
