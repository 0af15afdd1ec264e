// Enqueue and EnqueueAsync are two things here: the tracked insert, and the immediate one.
#pragma warning disable MA0042
namespace JobKit.EntityFrameworkCore.Tests.Join;

/// <summary>The doors of an app's own context, alike on every database.</summary>
public sealed class JoinTests
{
    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    [OnRetryingPostgreSql]
    public async Task A_tracked_job_is_stored_by_SaveChanges_and_workers_hear_of_one_that_is_due(TestDatabase database)
    {
        await using var app = await NoteApp.StartAsync(database);
        var id = app.Db.Enqueue(new SendMail("ann"), new() { Delay = TimeSpan.FromHours(1), Tags = ["a"] });
        app.Wakes.Woken.Should().BeEmpty();

        await app.Db.SaveChangesAsync();

        var job = await app.Store.GetAsync(id, null, default);
        job!.DueAt.Should().Be(job.CreatedAt.AddHours(1));
        job.Payload.Should().Contain("ann");
        job.Tags.Should().Equal("a");
        app.Wakes.Woken.Should().BeEmpty("it is due in an hour");

        app.Db.Enqueue(new SendMail("bob"));
        await app.Db.SaveChangesAsync();

        app.Wakes.Woken.Should().Equal("default");
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    [OnRetryingPostgreSql]
    public async Task SaveChanges_without_await_stores_it_too(TestDatabase database)
    {
        await using var app = await NoteApp.StartAsync(database);
        var id = app.Db.Enqueue(new SendMail("ann"));

        app.Db.SaveChanges();

        (await app.Store.GetAsync(id, null, default)).Should().NotBeNull();
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    [OnRetryingPostgreSql]
    public async Task A_job_written_at_once_is_there_and_workers_hear_of_it(TestDatabase database)
    {
        await using var app = await NoteApp.StartAsync(database);

        var written = await app.Db.EnqueueAsync(new SendMail("ann"));

        written.IsNew.Should().BeTrue();
        (await app.Store.GetAsync(written.Id, null, default)).Should().NotBeNull();
        app.Wakes.Woken.Should().Equal("default");
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    [OnRetryingPostgreSql]
    public async Task In_a_transaction_workers_hear_of_it_after_the_commit(TestDatabase database)
    {
        await using var app = await NoteApp.StartAsync(database);
        await app.InStrategyAsync(async () =>
        {
            await using var transaction = await app.Db.Database.BeginTransactionAsync();
            var tracked = app.Db.Enqueue(new SendMail("ann"));
            await app.Db.SaveChangesAsync();
            var written = await app.Db.EnqueueAsync(new SendMail("bob"), new() { UniqueKey = "bob" });
            (await app.Db.EnqueueAsync(new SendMail("bob"), new() { UniqueKey = "bob" })).Should().Be(new EnqueueResult(written.Id, false));
            app.Wakes.Woken.Should().BeEmpty();

            await transaction.CommitAsync();

            app.Wakes.Woken.Should().Equal("default");
            (await app.Store.GetStatesAsync([tracked, written.Id], default)).Should().HaveCount(2);
        });
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    [OnRetryingPostgreSql]
    public async Task A_rolled_back_transaction_leaves_no_job_and_wakes_nobody(TestDatabase database)
    {
        await using var app = await NoteApp.StartAsync(database);
        JobId id = default;
        await app.InStrategyAsync(async () =>
        {
            await using var transaction = await app.Db.Database.BeginTransactionAsync();
            id = await app.Db.EnqueueAsync(new SendMail("ann"));
            await transaction.RollbackAsync();
        });
        await app.InStrategyAsync(async () =>
        {
            await using var next = await app.Db.Database.BeginTransactionAsync();
            await next.CommitAsync();
        });

        (await app.Store.GetAsync(id, null, default)).Should().BeNull();
        app.Wakes.Woken.Should().BeEmpty();
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    [OnRetryingPostgreSql]
    public async Task A_rolled_back_savepoint_takes_its_jobs_with_it_and_leaves_the_others(TestDatabase database)
    {
        await using var app = await NoteApp.StartAsync(database);
        await app.InStrategyAsync(async () =>
        {
            await using var transaction = await app.Db.Database.BeginTransactionAsync();
            JobId kept = await app.Db.EnqueueAsync(new SendMail("kept"));
            await transaction.CreateSavepointAsync("part");
            JobId undone = await app.Db.EnqueueAsync(new SendMail("undone"));
            var tracked = app.Db.Enqueue(new SendMail("tracked"));
            await app.Db.SaveChangesAsync();
            await transaction.RollbackToSavepointAsync("part");
            await transaction.CommitAsync();

            (await app.Store.GetStatesAsync([kept, undone, tracked], default)).Select(state => state.Id).Should().Equal(kept);
        });
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task A_tracked_job_with_a_unique_key_is_refused_with_the_way_that_works(TestDatabase database)
    {
        await using var app = await NoteApp.StartAsync(database);

        var enqueue = () => app.Db.Enqueue(new SendMail("ann"), new() { UniqueKey = "k" });

        enqueue.Should().Throw<InvalidOperationException>().WithMessage("*unique key*await db.EnqueueAsync*");
    }
}
