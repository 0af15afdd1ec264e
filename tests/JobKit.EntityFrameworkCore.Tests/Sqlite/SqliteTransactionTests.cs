using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
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
        await using var transaction = await new SqliteDialect(new Tables(null), TimeProvider.System).BeginAsync(ours, false, default);
        theirs.DefaultTimeout = 1;

        var second = () => theirs.BeginTransaction();

        second.Should().Throw<Microsoft.Data.Sqlite.SqliteException>().Which.SqliteErrorCode.Should().Be(5);
    }

    // A handler's open transaction may have the file, and wait for a write of its own that stands in the line.
    [Fact]
    public async Task While_another_has_the_file_the_turn_to_write_goes_round()
    {
        await using var theirs = await _db.ConnectAsync();
        await using var ours = await _db.ConnectAsync();
        await using var others = await _db.ConnectAsync();
        var dialect = new SqliteDialect(new Tables(null), TimeProvider.System);
        var file = theirs.BeginTransaction();

        var waiting = Task.Run(async () => await dialect.BeginAsync(ours, false, default));
        var turn = await SecondInLineAsync(others);

        // Far less than the 30 s for which the first waits.
        using (await turn.WaitAsync(TimeSpan.FromSeconds(15), TimeProvider.System))
        {
            await file.DisposeAsync();
        }

        await (await waiting.WaitAsync(TimeSpan.FromSeconds(15), TimeProvider.System)).DisposeAsync();
    }

    [Fact]
    public async Task A_file_that_stays_locked_is_told_of_once_and_not_waited_for_again()
    {
        await using var theirs = await _db.ConnectAsync();
        await using var ours = await _db.ConnectAsync();
        ours.DefaultTimeout = 2;
        await using var file = theirs.BeginTransaction();
        var dialect = new SqliteDialect(new Tables(null), TimeProvider.System);

        var begin = async () => await dialect.BeginAsync(ours, false, default);

        var error = (await begin.Should().ThrowAsync<JobStoreException>()).WithMessage("*stayed locked*transaction that is kept open*").Which;
        dialect.IsTransient(error).Should().BeFalse();
        error.InnerException.Should().BeOfType<TimeoutException>().Which.Message.Should().Contain("2 s").And.Contain("database is locked");
    }

    [Fact]
    public async Task A_transaction_that_was_not_committed_is_rolled_back_and_its_connection_can_be_used_again()
    {
        await using var connection = await _db.ConnectAsync();
        var session = new StoreSession(new SqliteDialect(new Tables(null), TimeProvider.System), connection, null);
        var insert = () => session.InTransactionAsync(
            () => session.Command("INSERT INTO jobkit_schema (feature, version) VALUES ('x', 1)").RunAsync(default), default);

        await session.Invoking(it => it.InTransactionAsync(
            async () => await insert() + (await Task.FromException<int>(new TimeoutException("half-way"))), default)).Should().ThrowAsync<TimeoutException>();

        (await insert()).Should().Be(1);
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

    [Theory]
    [InlineData("false", null, false)]
    [InlineData("false", true, true)]
    [InlineData("true", false, false)]
    [InlineData("", null, true)]
    public async Task The_configuration_says_whether_tables_are_made_where_code_does_not(string configured, bool? inCode, bool made)
    {
        using var empty = new SqliteFile();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("JobKit:Store:AutoMigrate", configured)]).Build());
        services.AddBackgroundJobs(jobs => jobs.UseEntityFrameworkCore(options => options.UseSqlite(empty.ConnectionString), inCode));
        await using var provider = services.BuildServiceProvider();

        var prepare = () => provider.GetRequiredService<JobKit.Storage.IJobStore>().PrepareAsync(default);

        if (made)
        {
            await prepare.Should().NotThrowAsync();
        }
        else
        {
            await prepare.Should().ThrowAsync<JobSchemaException>();
        }
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

    private static async Task<Task<SqliteWriterTurn>> SecondInLineAsync(DbConnection connection)
    {
        while (true)
        {
            var turn = SqliteWriterTurn.EnterAsync(connection, default);
            if (!turn.IsCompleted)
                return turn.AsTask();
            (await turn).Dispose();
            await Task.Yield();
        }
    }
}
