// Enqueue and EnqueueAsync are two things here: the tracked insert, and the immediate one.
#pragma warning disable MA0042
using JobKit.Storage;
using JobKit.Testing;
using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore.Tests.Join;

/// <summary>Jobs that a context enqueued count as those of <see cref="IJobQueue"/> do: each that was committed, and none that was not.</summary>
public sealed class CountTests
{
    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    [OnRetryingPostgreSql]
    public async Task Without_a_transaction_a_job_counts_when_it_is_written(TestDatabase database)
    {
        await using var app = await NoteApp.StartAsync(database);
        app.Db.Enqueue(new SendMail("ann"));
        app.Counts.Enqueued.Should().Be(0);

        await app.Db.SaveChangesAsync();
        app.Counts.Enqueued.Should().Be(1);

        var written = await app.Db.EnqueueAsync(new SendMail("bob"), new() { UniqueKey = "bob" });
        app.Counts.Enqueued.Should().Be(2);

        (await app.Db.EnqueueAsync(new SendMail("bob"), new() { UniqueKey = "bob" })).Should().Be(new EnqueueResult(written.Id, false));
        app.Counts.Enqueued.Should().Be(2, "nothing was stored");
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    [OnRetryingPostgreSql]
    public async Task In_a_transaction_jobs_count_after_the_commit_and_never_after_a_rollback(TestDatabase database)
    {
        await using var app = await NoteApp.StartAsync(database);
        foreach (var end in new[] { "rollback", "dispose", "commit" })
        {
            await app.InStrategyAsync(async () =>
            {
                await using var transaction = await app.Db.Database.BeginTransactionAsync();
                app.Db.Enqueue(new SendMail("ann"));
                await app.Db.SaveChangesAsync();
                await app.Db.EnqueueAsync(new SendMail("bob"));
                app.Counts.Enqueued.Should().Be(0);
                await (end == "commit" ? transaction.CommitAsync() : end == "rollback" ? transaction.RollbackAsync() : Task.CompletedTask);
            });
        }

        app.Counts.Enqueued.Should().Be(2);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task In_a_transaction_that_the_app_gave_the_context_they_do_too(TestDatabase database)
    {
        await using var app = await NoteApp.StartAsync(database);
        await app.Db.Database.OpenConnectionAsync();
        foreach (var commits in new[] { false, true })
        {
            await using var given = await app.Db.Database.GetDbConnection().BeginTransactionAsync();
            await using var transaction = (await app.Db.Database.UseTransactionAsync(given))!;
            await app.Db.EnqueueAsync(new SendMail("ann"));
            await (commits ? transaction.CommitAsync() : transaction.RollbackAsync());
        }

        app.Counts.Enqueued.Should().Be(1);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    [OnRetryingPostgreSql]
    public async Task Jobs_behind_a_rolled_back_savepoint_do_not_count(TestDatabase database)
    {
        await using var app = await NoteApp.StartAsync(database);
        await app.InStrategyAsync(async () =>
        {
            await using var transaction = await app.Db.Database.BeginTransactionAsync();
            await app.Db.EnqueueAsync(new SendMail("kept"));
            await transaction.CreateSavepointAsync("part");
            await app.Db.EnqueueAsync(new SendMail("undone"));
            await transaction.RollbackToSavepointAsync("part");
            transaction.CreateSavepoint("other");
            await app.Db.EnqueueAsync(new SendMail("undone"));
            transaction.RollbackToSavepoint("other");
            await transaction.CommitAsync();
        });

        app.Counts.Enqueued.Should().Be(1);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    [OnRetryingPostgreSql]
    public async Task A_save_that_failed_counts_nothing_then_or_later(TestDatabase database)
    {
        await using var app = await NoteApp.StartAsync(database);
        app.Db.Notes.Add(new() { Id = 1, Text = "first" });
        await app.Db.SaveChangesAsync();
        app.Db.ChangeTracker.Clear();
        await app.InStrategyAsync(async () =>
        {
            await using var transaction = await app.Db.Database.BeginTransactionAsync();
            await app.Db.EnqueueAsync(new SendMail("kept"));
            app.Db.Enqueue(new SendMail("undone"));
            app.Db.Notes.Add(new() { Id = 1, Text = "again" });
            var save = () => app.Db.SaveChangesAsync();
            await save.Should().ThrowAsync<DbUpdateException>();

            app.Db.ChangeTracker.Clear();
            app.Db.Notes.Add(new() { Id = 2, Text = "second" });
            await app.Db.SaveChangesAsync();
            await transaction.CommitAsync();
        });

        app.Counts.Enqueued.Should().Be(1);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task A_refusal_is_counted_with_its_reason(TestDatabase database)
    {
        await using var app = await NoteApp.StartAsync(database);
        var first = await app.Db.EnqueueAsync(new SendMail("ann"), new() { Owner = "ann" });

        var tooMany = () => app.Db.EnqueueAsync(new SendMail("bob"), new() { Owner = "ann" });
        var taken = () => app.Db.EnqueueAsync(new SendMail("bob"), new() { Id = first.Id });

        await tooMany.Should().ThrowAsync<JobOwnerLimitException>();
        await taken.Should().ThrowAsync<JobConflictException>();
        app.Counts.Refused.Should().Equal("owner_limit", "conflict");
        app.Counts.Enqueued.Should().Be(1);
    }

    [Fact]
    public void What_is_left_of_a_delay_at_the_commit_is_reported()
    {
        var clock = new ManualTimeProvider();
        var job = new NewJob { Id = JobId.New(), Type = "t", Queue = "q", Payload = "{}", ContentHash = "h", Delay = TimeSpan.FromSeconds(5) };
        var written = new WrittenJob(job, clock.GetTimestamp());

        clock.Advance(TimeSpan.FromSeconds(3));
        written.Left(clock).Delay.Should().Be(TimeSpan.FromSeconds(2));

        clock.Advance(TimeSpan.FromSeconds(3));
        written.Left(clock).Delay.Should().Be(TimeSpan.Zero);
    }
}
