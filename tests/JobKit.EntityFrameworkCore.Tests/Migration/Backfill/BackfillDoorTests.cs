using JobKit.Migration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace JobKit.EntityFrameworkCore.Tests.Migration.Backfill;

public sealed class BackfillDoorTests
{
    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task A_started_backfill_is_worked_through_by_jobs_and_followed_like_any_job(TestDatabase kind)
    {
        await using var library = await Library.OpenAsync(kind, Shelves.AddBooks<LibraryContext>);
        await library.AddAsync<LibraryContext>([.. Library.Books(30)]);
        await library.Services.GetRequiredService<IHost>().StartAsync();

        var started = await library.Door.StartAsync(Shelves.Books, Library.Alice);

        started.Should().BeEquivalentTo(new { State = BackfillState.Running, Total = 30L, Run = 1, UpdatedBy = "alice" });
        var queue = library.Services.GetRequiredService<IJobQueue>();
        var job = await queue.WaitAsync(started.JobId!.Value, TimeSpan.FromSeconds(30));
        job.Should().BeEquivalentTo(new { Status = JobStatus.Completed, Type = "jobkit.backfill", Queue = "jobkit-backfill" });
        (await library.Door.GetAsync(Shelves.Books)).Should().BeEquivalentTo(
            new { State = BackfillState.Finished, Done = 30L, Failed = 0L, RatePerSecond = 0L, started.JobId });
        (await library.AllAsync<LibraryContext, Storybook>()).Should().OnlyContain(book => book.JobId != null);
    }

    [Theory]
    [OnSqlite]
    public async Task A_dry_run_tells_what_would_be_and_writes_nothing_not_even_progress(TestDatabase kind)
    {
        await using var library = await Library.OpenAsync(kind, Shelves.AddBooks<LibraryContext>);
        await library.AddAsync<LibraryContext>([.. Library.Books(5)]);
        await library.WithAsync<LibraryContext, int>(db => db.Set<Storybook>().Where(book => book.Id == 9).ExecuteUpdateAsync(it => it.SetProperty(book => book.Title, "bad")));

        var dry = await library.Door.DryRunAsync(Shelves.Books);

        dry.Should().BeEquivalentTo(new { Rows = 5L, Ready = 4L, Failed = 1L });
        dry.Rejects.Single().Should().BeEquivalentTo(new { Key = "9", Error = "FormatException: no title" });
        (await library.Store.ReadAsync(default)).Should().BeEmpty();
        (await library.Jobs.ListAsync(new(), default)).Jobs.Should().BeEmpty();
        (await library.AllAsync<LibraryContext, Storybook>()).Should().OnlyContain(book => book.JobId == null);
        (await library.Door.GetAsync(Shelves.Books)).Should().Be(new BackfillProgress { Name = Shelves.Books });
    }

    [Theory]
    [OnSqlite]
    public async Task An_act_that_the_state_does_not_allow_is_refused_and_says_what_is_possible(TestDatabase kind)
    {
        await using var library = await Library.OpenAsync(kind, Shelves.AddBooks<LibraryContext>);
        var (door, name) = (library.Door, Shelves.Books);
        await library.AddAsync<LibraryContext>([.. Library.Books(5)]);

        await RefusedAsync(() => door.PauseAsync(name, Library.Alice), "*is NotStarted, and cannot be paused. Start it first.");
        await RefusedAsync(() => door.VerifyAsync(name), "*cannot be verified. Start it first.");
        await door.StartAsync(name, Library.Alice);
        await RefusedAsync(() => door.StartAsync(name, Library.Alice), "*is Running, and cannot be started. Pause it*");
        await RefusedAsync(() => door.ResumeAsync(name, Library.Alice), "*is Running, and cannot be resumed.*");
        await RefusedAsync(() => door.RetryFailedAsync(name, Library.Alice), "*No row of it is rejected.");
        (await door.PauseAsync(name, Library.Alice)).Should().BeEquivalentTo(new { State = BackfillState.Paused, Reason = "because", UpdatedBy = "alice" });
        (await library.WorkAsync(name)).Should().BeEquivalentTo(new { State = BackfillState.Paused, Done = 0L });
        await RefusedAsync(() => door.StartAsync(name, Library.Alice), "*is Paused, and cannot be started. Resume it.");
        (await door.ResumeAsync(name, Library.Alice)).State.Should().Be(BackfillState.Running);
        (await library.WorkAsync(name)).State.Should().Be(BackfillState.Finished);

        var unknown = () => door.GetAsync("comics");
        await unknown.Should().ThrowAsync<BackfillNotFoundException>().WithMessage("There is no backfill \"comics\" on this node.*");
        (await door.ListAsync()).Should().ContainSingle(it => it.Name == name);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task Of_two_starts_at_once_one_wins(TestDatabase kind)
    {
        await using var library = await Library.OpenAsync(kind, Shelves.AddBooks<LibraryContext>);
        await library.AddAsync<LibraryContext>([.. Library.Books(5)]);
        var extent = new BackfillExtent(5, ["15"]);

        var starts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => library.Store.StartAsync(Shelves.Books, 0, extent, Library.Alice, default)));

        starts.Where(run => run is not null).Should().ContainSingle().Which!.Ranges.Should().ContainSingle();
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task Of_many_that_ask_for_work_no_two_get_one_range(TestDatabase kind)
    {
        await using var library = await Library.OpenAsync(kind, Shelves.AddBooks<LibraryContext>);
        await library.AddAsync<LibraryContext>([.. Library.Books(6)]);
        await library.Door.StartAsync(Shelves.Books, Library.Alice);

        var leases = await Task.WhenAll(Enumerable.Range(0, 6).Select(asker => Task.Run(
            () => library.Store.LeaseAsync(Shelves.Books, 1, $"asker-{asker}", TimeSpan.FromMinutes(1), default))));

        leases.Where(lease => lease.Range is not null).Select(lease => lease.Range!.Index).Should().BeEquivalentTo([0, 1, 2]);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task A_job_that_was_taken_over_goes_on_with_its_range_at_once(TestDatabase kind)
    {
        await using var library = await Library.OpenAsync(kind, Shelves.AddBooks<LibraryContext>);
        await library.AddAsync<LibraryContext>([.. Library.Books(6)]);
        await library.Door.StartAsync(Shelves.Books, Library.Alice);
        var ranges = new List<int?>();

        foreach (var owner in new[] { "job-1:1", "job-12:1", "job-1:2", "job-2:1", "job-3:1" })
        {
            ranges.Add((await library.Store.LeaseAsync(Shelves.Books, 1, owner, TimeSpan.FromMinutes(1), default)).Range?.Index);
        }

        ranges.Should().Equal([0, 1, 0, 2, null], "only the killed node's own job knows that its lease is over");
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task Keys_of_every_type_are_cut_into_ranges_that_cover_each_row_once(TestDatabase kind)
    {
        string[] words = ["", "a", "A", "ab", "B", "z", "Zoë", "ä", "日本", "10", "9", "_"];
        var words1 = EntityFrameworkCore.Backfill.From((LibraryContext db) => db.Set<Word>(), word => word.Id)
            .CompletedJobs(word => new(new CreateStorybook(word.Id), Library.Day), link: word => word.Job);
        await using var library = await Library.OpenAsync(kind, it => it.AddBackfill("words", words1, Shelves.Small));
        await library.AddAsync<LibraryContext>([.. words.Select(word => new Word { Id = word })]);
        await library.Door.StartAsync("words", Library.Alice);

        (await library.WorkAsync("words", rows: 2)).Should().BeEquivalentTo(new { State = BackfillState.Finished, Done = (long)words.Length });

        (await library.Store.ReadAsync(default)).Single().Ranges.Should().HaveCount(3).And.OnlyContain(range => range.Done == 4);
        (await library.AllAsync<LibraryContext, Word>()).Should().OnlyContain(word => word.Job == BackfillId.Of("words", word.Id, Library.Day).ToString());
        (await library.Door.VerifyAsync("words")).Passed.Should().BeTrue();
    }

    [Fact]
    public void A_key_or_a_link_that_cannot_serve_is_refused_at_once()
    {
        var key = () => EntityFrameworkCore.Backfill.From((LibraryContext db) => db.Set<Storybook>(), book => book.CreatedAt);
        var link = () => EntityFrameworkCore.Backfill.From((LibraryContext db) => db.Set<Storybook>(), book => book.Id)
            .CompletedJobs(book => new(new CreateStorybook(""), default), link: book => book.UserId + "x");

        key.Should().Throw<ArgumentException>().WithMessage("The key is of type DateTimeOffset. It must be int, long, Guid or string.*");
        link.Should().Throw<ArgumentException>().WithMessage("The link is *It must be a property of the row that can be set*");
    }

    private static async Task RefusedAsync(Func<Task> act, string sentence) =>
        await act.Should().ThrowAsync<BackfillStateException>().WithMessage(sentence);
}
