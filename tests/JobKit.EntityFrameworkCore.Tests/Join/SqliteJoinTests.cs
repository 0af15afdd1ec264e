using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore.Tests.Join;

/// <summary>What only SQLite does; the rest is in <see cref="JoinTests"/>.</summary>
public sealed class SqliteJoinTests
{
    [Fact]
    public async Task A_deferred_transaction_that_read_before_another_writer_is_told_why_it_cannot_go_on()
    {
        await using var app = await NoteApp.StartAsync(TestDatabase.Sqlite);
        await app.Db.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)app.Db.Database.GetDbConnection();
        connection.DefaultTimeout = 1;
        await using var raw = connection.BeginTransaction(deferred: true);
        await app.Db.Database.UseTransactionAsync(raw);
        await app.Db.Notes.CountAsync();
        await app.Store.SetQueueAsync("default", new() { Paused = true }, OperatorAction.App, default);

        var enqueue = () => app.Db.EnqueueAsync(new SendMail("ann"));

        (await enqueue.Should().ThrowAsync<JobStoreException>()).WithMessage("*another connection wrote after it had read*deferred: true*");
    }

    [Fact]
    public async Task An_ambient_transaction_is_refused_by_every_door_with_the_way_that_works()
    {
        await using var app = await NoteApp.StartAsync(TestDatabase.Sqlite);
        var lease = await app.ClaimAsync();
        app.Db.Notes.Add(new() { Text = "done" });
        using var scope = new System.Transactions.TransactionScope(System.Transactions.TransactionScopeAsyncFlowOption.Enabled);

        var enqueue = () => app.Db.EnqueueAsync(new SendMail("ann"));
        var complete = () => new HeldContext(lease).CompleteWithAsync(app.Db);

        (await enqueue.Should().ThrowAsync<JobStoreException>()).WithMessage("*SQLite cannot join*BeginTransactionAsync*");
        (await complete.Should().ThrowAsync<JobStoreException>()).WithMessage("*SQLite cannot join*BeginTransactionAsync*");
    }
}
