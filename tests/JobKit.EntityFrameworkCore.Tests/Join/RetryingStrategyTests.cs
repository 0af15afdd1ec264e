// Enqueue and EnqueueAsync are two things here: the tracked insert, and the immediate one.
#pragma warning disable MA0042

namespace JobKit.EntityFrameworkCore.Tests.Join;

/// <summary>A context with <c>EnableRetryOnFailure</c> whose database fails once in a way that passes.</summary>
public sealed class RetryingStrategyTests
{
    [PostgresTheory]
    [InlineData(CommitFailure.BeforeTheCommit)]
    [InlineData(CommitFailure.AfterTheCommit)]
    public async Task A_completion_is_written_once_with_the_handlers_changes(CommitFailure failure)
    {
        var faults = new FailingOnce();
        await using var app = await NoteApp.StartAsync(TestDatabase.RetryingPostgreSql, faults);
        var lease = await app.ClaimAsync();
        app.Db.Notes.Add(new() { Text = "done" });
        faults.Next = failure;

        await new HeldContext(lease).CompleteWithAsync(app.Db, "42");

        faults.Next.Should().BeNull("it has failed");
        (await app.Store.GetAsync(lease.JobId, null, default)).Should().Match<Job>(job => job.Status == JobStatus.Completed && job.Result == "42");
        (await app.NotesAsync()).Should().Be(1);
        app.Db.ChangeTracker.HasChanges().Should().BeFalse();
    }

    [PostgresFact]
    public async Task Tracked_jobs_are_stored_once_when_SaveChanges_is_repeated()
    {
        var faults = new FailingOnce();
        await using var app = await NoteApp.StartAsync(TestDatabase.RetryingPostgreSql, faults);
        app.Db.Notes.Add(new() { Text = "done" });
        var ids = new[] { app.Db.Enqueue(new SendMail("ann")), app.Db.Enqueue(new SendMail("bob")) };
        faults.Next = CommitFailure.BeforeTheCommit;

        await app.Db.SaveChangesAsync();

        faults.Next.Should().BeNull("it has failed");
        (await app.Store.GetStatesAsync(ids, default)).Should().HaveCount(2);
        (await app.NotesAsync()).Should().Be(1);
        app.Wakes.Woken.Should().Equal("default");
    }

    [PostgresTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_that_breaks_before_the_save_is_no_reason_to_fail_it(bool waits)
    {
        var breaks = new BreakingOnce();
        await using var app = await NoteApp.StartAsync(TestDatabase.RetryingPostgreSql, breaks);
        var id = app.Db.Enqueue(new SendMail("ann"));
        breaks.Next = true;

        _ = waits ? app.Db.SaveChanges() : await app.Db.SaveChangesAsync();

        breaks.Next.Should().BeFalse("it has broken");
        (await app.Store.GetAsync(id, null, default)).Should().NotBeNull();
    }
}
