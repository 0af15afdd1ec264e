namespace JobKit.EntityFrameworkCore.Tests.Join;

/// <summary>A handler's own changes and its job's end, alike on every database.</summary>
public sealed class CompleteWithTests
{
    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    [OnRetryingPostgreSql]
    public async Task A_completion_and_the_handlers_changes_are_written_together(TestDatabase database)
    {
        await using var app = await NoteApp.StartAsync(database);
        var lease = await app.ClaimAsync();
        app.Db.Notes.Add(new() { Text = "done" });

        await new HeldContext(lease).CompleteWithAsync(app.Db, "42");

        (await app.Store.GetAsync(lease.JobId, null, default)).Should().Match<Job>(job => job.Status == JobStatus.Completed && job.Result == "42");
        (await app.NotesAsync()).Should().Be(1);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    [OnRetryingPostgreSql]
    public async Task Without_the_lease_neither_is_written(TestDatabase database)
    {
        await using var app = await NoteApp.StartAsync(database);
        var lease = await app.ClaimAsync();
        app.Db.Notes.Add(new() { Text = "done" });

        var complete = () => new HeldContext(lease with { Epoch = 9 }).CompleteWithAsync(app.Db);

        await complete.Should().ThrowAsync<JobLeaseLostException>();
        (await app.Store.GetAsync(lease.JobId, null, default))!.Status.Should().Be(JobStatus.Processing);
        (await app.NotesAsync()).Should().Be(0);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    [OnRetryingPostgreSql]
    public async Task In_the_handlers_open_transaction_both_wait_for_its_commit(TestDatabase database)
    {
        await using var app = await NoteApp.StartAsync(database);
        foreach (var commits in new[] { false, true })
        {
            app.Db.ChangeTracker.Clear();
            var lease = await app.ClaimAsync();
            await app.InStrategyAsync(async () =>
            {
                await using var transaction = await app.Db.Database.BeginTransactionAsync();
                app.Db.Notes.Add(new() { Text = "done" });
                await new HeldContext(lease).CompleteWithAsync(app.Db);
                await (commits ? transaction.CommitAsync() : transaction.RollbackAsync());
            });

            (await app.Store.GetAsync(lease.JobId, null, default))!.Status.Should().Be(commits ? JobStatus.Completed : JobStatus.Processing);
            (await app.NotesAsync()).Should().Be(commits ? 1 : 0);
        }
    }
}
