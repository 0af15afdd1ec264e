using JobKit.Migration;
using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore.Tests.Migration.Backfill;

public sealed class QuarantineTests
{
    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task A_bad_row_is_put_aside_with_its_error_and_taken_once_it_is_mended(TestDatabase kind)
    {
        await using var library = await Library.OpenAsync(kind, Shelves.AddBooks<LibraryContext>);
        await library.AddAsync<LibraryContext>([.. Library.Books(9)]);
        await RenameAsync(library, 6, "bad");
        await RenameAsync(library, 27, "bad");
        await library.Door.StartAsync(Shelves.Books, Library.Alice);

        (await library.WorkAsync(Shelves.Books)).Should().BeEquivalentTo(new { State = BackfillState.Finished, Done = 7L, Failed = 2L });

        (await library.Door.ListRejectsAsync(Shelves.Books)).Select(it => (it.Key, it.Error, it.Attempts)).Should().Equal(
            ("27", "FormatException: no title", 1), ("6", "FormatException: no title", 1));
        (await library.Door.VerifyAsync(Shelves.Books)).Should().BeEquivalentTo(new { Passed = false, Rejected = 2L });
        await RenameAsync(library, 6, "good");

        var retried = await library.Door.RetryFailedAsync(Shelves.Books, Library.Alice);

        retried.Should().BeEquivalentTo(new { State = BackfillState.Running, Run = 1 });
        (await library.WorkAsync(Shelves.Books)).Should().BeEquivalentTo(new { State = BackfillState.Finished, Done = 8L, Failed = 1L });
        (await library.Door.ListRejectsAsync(Shelves.Books)).Single().Should().BeEquivalentTo(new { Key = "27", Attempts = 2 });
        await library.WithAsync<LibraryContext, int>(db => db.Set<Storybook>().Where(book => book.Id == 27).ExecuteDeleteAsync());
        await library.Door.RetryFailedAsync(Shelves.Books, Library.Alice);
        (await library.WorkAsync(Shelves.Books)).Failed.Should().Be(0, "a row that is gone has nothing to be taken");
        (await library.Door.VerifyAsync(Shelves.Books)).Passed.Should().BeTrue();
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task More_bad_rows_than_allowed_stop_it_and_a_resume_goes_on_behind_them(TestDatabase kind)
    {
        await using var library = await Library.OpenAsync(kind, it =>
        {
            Shelves.AddBooks<LibraryContext>(it);
        });
        await library.AddAsync<LibraryContext>([.. Library.Books(12)]);
        foreach (var id in new[] { 3, 6, 9, 12, 15 })
        {
            await RenameAsync(library, id, "bad");
        }

        await library.Door.StartAsync(Shelves.Books, Library.Alice);

        var stopped = await library.WorkAsync(Shelves.Books, rows: 50);

        stopped.Should().BeEquivalentTo(new { State = BackfillState.Stopped, UpdatedBy = "jobkit.backfill" });
        stopped.Reason.Should().Match("4 rows are rejected, and MaxRejects is 3. The last, 12: FormatException: no title*");
        await library.Door.ResumeAsync(Shelves.Books, Library.Alice);
        var again = await library.WorkAsync(Shelves.Books, rows: 50);
        again.Should().BeEquivalentTo(new { State = BackfillState.Stopped, Failed = 5L }, "each further one asks again");
        await library.Door.ResumeAsync(Shelves.Books, Library.Alice);
        (await library.WorkAsync(Shelves.Books, rows: 50)).Should().BeEquivalentTo(new { State = BackfillState.Finished, Done = 7L, Failed = 5L });
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task A_row_that_the_database_refuses_costs_the_others_of_its_chunk_nothing(TestDatabase kind)
    {
        await using var library = await Library.OpenAsync(kind, Shelves.AddAnalyses<LibraryContext, LibraryContext>);
        await library.AddAsync<LibraryContext>([.. Shelves.Readings(9)]);
        await library.WithAsync<LibraryContext, int>(db => db.Set<Reading>().Where(it => it.Id == 5).ExecuteUpdateAsync(it => it.SetProperty(row => row.Score, -1m)));
        await library.Door.StartAsync(Shelves.Analyses, Library.Alice);

        (await library.WorkAsync(Shelves.Analyses, rows: 50)).Should().BeEquivalentTo(new { State = BackfillState.Finished, Done = 8L, Failed = 1L });

        (await library.AllAsync<LibraryContext, Analysis>()).Select(it => it.Id).Should().BeEquivalentTo([1L, 2, 3, 4, 6, 7, 8, 9]);
        (await library.Door.ListRejectsAsync(Shelves.Analyses)).Single().Should().Match<BackfillReject>(it => it.Key == "5" && it.Error.Contains("ck_grade"));
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task A_row_that_cannot_be_linked_has_no_job_either(TestDatabase kind)
    {
        await using var library = await Library.OpenAsync(kind, Shelves.AddBooks<LibraryContext>);
        await library.AddAsync<LibraryContext>([.. Library.Books(6)]);
        await RenameAsync(library, 9, "locked");
        await library.Door.StartAsync(Shelves.Books, Library.Alice);

        (await library.WorkAsync(Shelves.Books, rows: 50)).Should().BeEquivalentTo(new { State = BackfillState.Finished, Done = 5L, Failed = 1L });

        (await library.JobsAsync()).Select(job => job.CorrelationKey).Should().BeEquivalentTo(["3", "6", "12", "15", "18"]);
        (await library.Door.ListRejectsAsync(Shelves.Books)).Single().Should().Match<BackfillReject>(it => it.Key == "9" && it.Error.Contains("ck_locked"));
    }

    [Theory]
    [OnSqlite]
    public async Task A_job_that_retention_would_remove_at_once_is_refused_with_the_mend(TestDatabase kind)
    {
        await using var library = await Library.OpenAsync(
            kind, Shelves.AddBooks<LibraryContext>, jobs => jobs.ConfigureRetention(it => it.Completed = TimeSpan.FromDays(7)));
        await library.AddAsync<LibraryContext>([.. Library.Books(1)]);
        await library.Door.StartAsync(Shelves.Books, Library.Alice);

        await library.WorkAsync(Shelves.Books);

        (await library.JobsAsync()).Should().BeEmpty();
        (await library.Door.ListRejectsAsync(Shelves.Books)).Single().Error.Should().Match("*completed jobs are kept for 7.00:00:00 (JobKit:Retention:Completed)*Keep them longer*");
    }

    private static Task<int> RenameAsync(Library library, int id, string title) => library.WithAsync<LibraryContext, int>(
        db => db.Set<Storybook>().Where(book => book.Id == id).ExecuteUpdateAsync(it => it.SetProperty(book => book.Title, title)));
}
