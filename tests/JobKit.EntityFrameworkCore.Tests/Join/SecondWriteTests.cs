// Enqueue and EnqueueAsync are two things here: the tracked insert, and the immediate one.
#pragma warning disable MA0042
using JobKit.Migration;

namespace JobKit.EntityFrameworkCore.Tests.Join;

/// <summary>A migration's second write, in the transaction of the first.</summary>
public sealed class SecondWriteTests
{
    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task It_is_stored_with_the_first_write_or_not_at_all_and_once(TestDatabase database)
    {
        await using var app = await NoteApp.StartAsync(database);
        var second = SecondWrite.Of(new() { Stage = MigrationStage.DualWrite, Side = MigrationSide.Legacy }, "notes", "1")!;
        await using (var undone = await app.Db.Database.BeginTransactionAsync())
        {
            app.Db.Notes.Add(new() { Text = "undone" });
            app.Db.Enqueue(new SendMail("candidate"), second.Options);
            await app.Db.SaveChangesAsync();
            await undone.RollbackAsync();
        }

        app.Db.ChangeTracker.Clear();
        (await app.NotesAsync()).Should().Be(0);
        (await app.Store.GetAsync(second.Options.Id!.Value, null, default)).Should().BeNull();

        app.Db.Notes.Add(new() { Text = "done" });
        app.Db.Enqueue(new SendMail("candidate"), second.Options);
        await app.Db.SaveChangesAsync();

        (await app.NotesAsync()).Should().Be(1);
        (await app.Store.GetAsync(second.Options.Id!.Value, null, default)).Should().BeEquivalentTo(new { Status = JobStatus.Pending, CorrelationKey = "1" });
        (await app.Db.EnqueueAsync(new SendMail("candidate"), second.Options)).IsNew.Should().BeFalse("the same write owes it once");
    }
}
