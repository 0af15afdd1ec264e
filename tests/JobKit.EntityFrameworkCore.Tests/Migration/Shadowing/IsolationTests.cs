using System.Data.Common;
using JobKit.EntityFrameworkCore.Tests.Join;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore.Tests.Migration.Shadowing;

/// <summary>What a handler does through its context in a shadow job is there for itself, and gone after it.</summary>
public sealed class IsolationTests
{
    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    [OnRetryingPostgreSql]
    public async Task A_shadow_job_reads_what_it_wrote_and_leaves_nothing_while_a_real_one_does(TestDatabase kind)
    {
        await using var app = await ShadowedApp.StartAsync(kind);
        var seen = new List<int>();
        async Task Work(NoteContext db)
        {
            db.Notes.Add(new() { Text = "one" });
            await db.SaveChangesAsync();
            db.Notes.Add(new() { Text = "two" });
            await db.SaveChangesAsync();
            await db.Notes.Where(note => note.Text == "one").ExecuteUpdateAsync(set => set.SetProperty(note => note.Text, "changed"));
            await db.Database.ExecuteSqlRawAsync("UPDATE \"Notes\" SET \"Text\" = 'raw' WHERE \"Text\" = 'two'");
            seen.Add(await db.Notes.CountAsync(note => note.Text == "changed" || note.Text == "raw"));
        }

        (await app.RunShadowAsync((db, _) => Work(db))).Should().BeNull();
        (await app.NotesAsync()).Should().Be(0);
        seen.Should().Equal(2);

        await app.RunRealAsync((db, _) => Work(db));
        (await app.NotesAsync()).Should().Be(2);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task The_handlers_own_transaction_begins_and_its_commit_does_nothing(TestDatabase kind)
    {
        await using var app = await ShadowedApp.StartAsync(kind);

        var error = await app.RunShadowAsync(async (db, context) =>
        {
            await using (var transaction = await db.Database.BeginTransactionAsync())
            {
                db.Notes.Add(new() { Text = "one" });
                await db.SaveChangesAsync();
                Track(db, "ann");
                await db.EnqueueAsync(new SendMail("bob"));
                await db.SaveChangesAsync();
                (await db.Notes.CountAsync()).Should().Be(1);
                await context.CompleteWithAsync(db, "42");
                await transaction.CommitAsync();
            }

            // After it, a write without a transaction of its own; the note before is gone, and SQLite gives its id again.
            db.ChangeTracker.Clear();
            db.Notes.Add(new() { Text = "two" });
            await db.SaveChangesAsync();
        });

        error.Should().BeNull();
        (await app.NotesAsync()).Should().Be(0);
        (await app.MailsAsync()).Should().Be(0);
        app.Counted.Should().Be(0, "what is rolled back was never enqueued");
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    [OnRetryingPostgreSql]
    public async Task Completing_with_the_context_leaves_nothing_but_the_shadow_jobs_own_end(TestDatabase kind)
    {
        await using var app = await ShadowedApp.StartAsync(kind);

        var job = await app.ShadowJobAsync(async (db, context) =>
        {
            db.Notes.Add(new() { Text = "one" });
            await context.CompleteWithAsync(db, "42");
        });

        job.Should().BeEquivalentTo(new { Status = JobStatus.Completed, Result = "\"42\"" });
        (await app.NotesAsync()).Should().Be(0);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task Jobs_enqueued_through_the_context_are_gone_too_with_or_without_a_save(TestDatabase kind)
    {
        await using var app = await ShadowedApp.StartAsync(kind);

        (await app.RunShadowAsync(async (db, _) =>
        {
            await db.EnqueueAsync(new SendMail("ann"));
            Track(db, "bob");
            await db.SaveChangesAsync();
        })).Should().BeNull();

        (await app.MailsAsync()).Should().Be(0);
        app.Counted.Should().Be(0);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task Contexts_of_inner_scopes_and_middleware_are_isolated_too(TestDatabase kind)
    {
        await using var app = await ShadowedApp.StartAsync(kind, saves: true);

        (await app.RunShadowAsync(async (db, _) =>
        {
            await using var scope = app.NewScope();
            var inner = scope.ServiceProvider.GetRequiredService<NoteContext>();
            inner.Notes.Add(new() { Text = "inner" });
            await inner.SaveChangesAsync();
            inner.ChangeTracker.Clear();
            inner.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
            inner.Notes.Add(new() { Text = "inner without a transaction" });
            await inner.SaveChangesAsync();

            // Left to the middleware around the handler.
            db.Notes.Add(new() { Text = "unsaved" });
        })).Should().BeNull();

        (await app.NotesAsync()).Should().Be(0);
    }

    [Theory]
    [OnPostgreSql]
    public async Task A_command_past_the_context_on_its_open_connection_is_rolled_back(TestDatabase kind)
    {
        await using var app = await ShadowedApp.StartAsync(kind);

        (await app.RunShadowAsync(async (db, _) =>
        {
            await db.Database.OpenConnectionAsync();
            await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "INSERT INTO \"Notes\" (\"Text\") VALUES ('raw')";
            await command.ExecuteNonQueryAsync();
        })).Should().BeNull();

        (await app.NotesAsync()).Should().Be(0);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task A_handler_that_throws_leaves_nothing_and_the_next_real_job_commits(TestDatabase kind)
    {
        await using var app = await ShadowedApp.StartAsync(kind);

        (await app.RunShadowAsync(async (db, _) =>
        {
            db.Notes.Add(new() { Text = "one" });
            await db.SaveChangesAsync();
            throw new InvalidOperationException("on purpose");
        })).Should().Be("on purpose");
        await app.RunRealAsync(async (db, _) =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Notes.Add(new() { Text = "real" });
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        });

        (await app.NotesAsync()).Should().Be(1);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task What_follows_a_rollback_of_the_handlers_own_is_rolled_back_too(TestDatabase kind)
    {
        await using var app = await ShadowedApp.StartAsync(kind);

        (await app.RunShadowAsync(async (db, _) =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Notes.Add(new() { Text = "one" });
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
            db.ChangeTracker.Clear();
            db.Notes.Add(new() { Text = "two" });
            await db.SaveChangesAsync();
        })).Should().BeNull();

        (await app.NotesAsync()).Should().Be(0);
    }

    [Theory]
    [OnSqlite]
    public async Task A_shadow_job_that_reads_may_write_after_somebody_else_did(TestDatabase kind)
    {
        await using var app = await ShadowedApp.StartAsync(kind);

        (await app.RunShadowAsync(async (db, _) =>
        {
            (await db.Notes.CountAsync()).Should().Be(0);
            await app.AddNoteApartAsync();
            db.Notes.Add(new() { Text = "one" });
            await db.SaveChangesAsync();
            (await db.Notes.CountAsync()).Should().Be(2);
        })).Should().BeNull();

        (await app.NotesAsync()).Should().Be(1);
    }

    [Theory]
    [OnSqlite]
    public async Task A_shadow_job_that_only_reads_keeps_nobody_from_writing(TestDatabase kind)
    {
        await using var app = await ShadowedApp.StartAsync(kind);

        (await app.RunShadowAsync(async (db, _) =>
        {
            (await db.Notes.CountAsync()).Should().Be(0);
            await app.AddNoteApartAsync();
        })).Should().BeNull();

        (await app.NotesAsync()).Should().Be(1);
    }

    private static void Track(NoteContext db, string to) => db.Enqueue(new SendMail(to));
}
