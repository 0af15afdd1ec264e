using JobKit.Migration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore.Tests.Migration.Backfill;

public sealed class CompletedJobsTests
{
    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    [OnRetryingPostgreSql]
    public async Task Each_row_gets_a_completed_job_with_its_own_times_and_the_link_to_it(TestDatabase kind)
    {
        await using var library = await Library.OpenAsync(kind, Shelves.AddBooks<LibraryContext>);
        await library.AddAsync<LibraryContext>([.. Library.Books(17)]);
        await library.Door.StartAsync(Shelves.Books, Library.Alice);

        (await library.WorkAsync(Shelves.Books)).Should().BeEquivalentTo(
            new { State = BackfillState.Finished, Done = 17L, Total = 17L, Failed = 0L, Run = 1, UpdatedBy = "app" });

        var books = await library.AllAsync<LibraryContext, Storybook>();
        var jobs = (await library.JobsAsync()).ToDictionary(job => job.Id.Value);
        jobs.Should().HaveCount(17);
        foreach (var book in books)
        {
            var id = BackfillId.Of(Shelves.Books, $"{book.Id}", book.CreatedAt);
            book.JobId.Should().Be(id.Value);
            jobs[id.Value].Should().BeEquivalentTo(new
            {
                Type = "create-storybook",
                Queue = "default",
                Status = JobStatus.Completed,
                Progress = 100,
                Attempt = 0,
                Epoch = 0L,
                Owner = book.UserId,
                CorrelationKey = $"{book.Id}",
                Payload = $$"""{"title":"{{book.Title}}"}""",
                Result = $$"""{"storybookId":{{book.Id}}}""",
                CreatedAt = book.CreatedAt,
                StartedAt = book.CreatedAt,
                FinishedAt = book.CreatedAt.AddMinutes(5),
            });
        }
    }

    [Theory]
    [OnSqlite]
    public async Task Statistics_and_attempts_know_nothing_of_them(TestDatabase kind)
    {
        await using var library = await Library.OpenAsync(kind, Shelves.AddBooks<LibraryContext>);
        await library.AddAsync<LibraryContext>([.. Library.Books(5)]);
        await library.Door.StartAsync(Shelves.Books, Library.Alice);

        await library.WorkAsync(Shelves.Books);

        (await library.Jobs.ReadStatisticsAsync(TimeSpan.FromDays(1), default)).Where(it => it.Type == "create-storybook").Should().BeEmpty();
        (await library.Jobs.GetAttemptsAsync((await library.JobsAsync())[0].Id, default)).Should().BeEmpty();
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task Run_again_it_takes_only_what_came_since_and_doubles_nothing(TestDatabase kind)
    {
        await using var library = await Library.OpenAsync(kind, Shelves.AddBooks<LibraryContext>);
        await library.AddAsync<LibraryContext>([.. Library.Books(6)]);
        await library.Door.StartAsync(Shelves.Books, Library.Alice);
        await library.WorkAsync(Shelves.Books);
        await library.AddAsync<LibraryContext>(new Storybook { Id = 1, Title = "before", CreatedAt = Library.Day }, new Storybook { Id = 500, Title = "behind", CreatedAt = Library.Day });
        // A job that lost its row's link is found by its id.
        await library.WithAsync<LibraryContext, int>(db => db.Set<Storybook>().Where(book => book.Id == 6).ExecuteUpdateAsync(it => it.SetProperty(book => book.JobId, (Guid?)null)));

        await library.Door.StartAsync(Shelves.Books, Library.Alice);
        var after = await library.WorkAsync(Shelves.Books);

        after.Should().BeEquivalentTo(new { State = BackfillState.Finished, Done = 3L, Total = 3L, Run = 2 });
        (await library.JobsAsync()).Should().HaveCount(8);
        (await library.AllAsync<LibraryContext, Storybook>()).Should().OnlyContain(book => book.JobId != null);
        (await library.Jobs.GetAuditAsync(10, default)).Where(it => it.Action == "backfill.start").Should().HaveCount(2)
            .And.OnlyContain(it => it.Actor == "alice" && it.Reason == "because" && it.Target == Shelves.Books);
    }

    [Theory]
    [OnSqlite]
    public async Task Rows_behind_the_high_water_mark_are_not_its_business(TestDatabase kind)
    {
        await using var library = await Library.OpenAsync(kind, Shelves.AddBooks<LibraryContext>);
        await library.AddAsync<LibraryContext>([.. Library.Books(6)]);
        await library.Door.StartAsync(Shelves.Books, Library.Alice);
        await library.AddAsync<LibraryContext>(new Storybook { Id = 100, Title = "dual write's", CreatedAt = Library.Day });

        await library.WorkAsync(Shelves.Books);

        (await library.AllAsync<LibraryContext, Storybook>()).Single(book => book.JobId is null).Id.Should().Be(100);
        (await library.Door.VerifyAsync(Shelves.Books)).Passed.Should().BeTrue();
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task Any_sequence_of_kills_ends_with_each_row_exactly_once(TestDatabase kind)
    {
        const int Rows = 11;
        await using var library = await Library.OpenAsync(kind, Shelves.AddBooks<LibraryContext>);
        await library.AddAsync<LibraryContext>([.. Library.Books(Rows)]);
        var kills = 0;
        for (var seed = 0; seed < 2; seed++)
        {
            var chance = new Random(seed);
            await library.WithAsync<LibraryContext, int>(db => db.Set<Storybook>().ExecuteUpdateAsync(it => it.SetProperty(book => book.JobId, (Guid?)null)));
            await library.WithAsync<LibraryContext, int>(db => db.Set<JobRow>().ExecuteDeleteAsync());
            await library.Door.StartAsync(Shelves.Books, Library.Alice);
            var turns = 0;
            for (var state = BackfillState.Running; state == BackfillState.Running;)
            {
                library.Killer.After(chance.Next(0, 25));
                (++turns).Should().BeLessThan(500);
                try
                {
                    // A lease of no length: it is another process that goes on, at once.
                    state = (await library.WorkAsync(Shelves.Books, 3, TimeSpan.Zero)).State;
                }
                catch (OperationCanceledException)
                {
                    kills++;
                }

                library.Killer.Never();
            }

            var run = (await library.Store.ReadAsync(default)).Single();
            run.Ranges.Sum(range => range.Done).Should().Be(Rows, "seed {0}", seed);
            var jobs = (await library.JobsAsync("create-storybook")).Select(job => (Guid?)job.Id.Value);
            (await library.AllAsync<LibraryContext, Storybook>()).Select(book => book.JobId).Should().BeEquivalentTo(jobs).And.OnlyHaveUniqueItems().And.HaveCount(Rows);
        }

        kills.Should().BeGreaterThan(2);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task With_the_rows_in_another_database_kills_double_nothing_either(TestDatabase kind)
    {
        const int Rows = 11;
        await using var library = await Library.OpenAsync(kind, Shelves.AddBooks<OuterContext>, outer: true);
        await library.AddAsync<OuterContext>([.. Library.Books(Rows)]);
        await library.Door.StartAsync(Shelves.Books, Library.Alice);
        var chance = new Random(1);
        var turns = 0;
        for (var state = BackfillState.Running; state == BackfillState.Running;)
        {
            library.Killer.After(chance.Next(0, 25));
            (++turns).Should().BeLessThan(500);
            try
            {
                state = (await library.WorkAsync(Shelves.Books, 3, TimeSpan.Zero)).State;
            }
            catch (OperationCanceledException)
            {
                library.Killer.IsDead.Should().BeTrue();
            }

            library.Killer.Never();
        }

        var jobs = (await library.JobsAsync("create-storybook")).Select(job => (Guid?)job.Id.Value);
        (await library.AllAsync<OuterContext, Storybook>()).Select(book => book.JobId).Should().BeEquivalentTo(jobs).And.HaveCount(Rows);
        (await library.Door.VerifyAsync(Shelves.Books)).Should().BeEquivalentTo(new { Passed = true, Sampled = Rows });
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task Who_lost_the_lease_takes_its_whole_chunk_back(TestDatabase kind)
    {
        await using var library = await Library.OpenAsync(kind, Shelves.AddBooks<LibraryContext>);
        await library.AddAsync<LibraryContext>([.. Library.Books(3)]);
        var source = library.Services.GetServices<IBackfillSource>().Single();
        await library.Door.StartAsync(Shelves.Books, Library.Alice);
        var first = (await library.Store.LeaseAsync(Shelves.Books, 1, "slow", TimeSpan.Zero, default)).Range!;
        var second = (await library.Store.LeaseAsync(Shelves.Books, 1, "quick", TimeSpan.FromMinutes(1), default)).Range!;

        var late = await source.RunAsync(new(first, Library.Day, 10, 0, TimeSpan.FromMinutes(1)), default);

        second.Should().Be(first with { Term = first.Term + 1, Leased = true });
        late.Written.Should().BeFalse();
        (await library.JobsAsync()).Should().BeEmpty();
        (await library.AllAsync<LibraryContext, Storybook>()).Should().OnlyContain(book => book.JobId == null);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task A_chunk_whose_checkpoint_stands_is_not_counted_again(TestDatabase kind)
    {
        await using var library = await Library.OpenAsync(kind, Shelves.AddBooks<LibraryContext>);
        await library.AddAsync<LibraryContext>([.. Library.Books(3)]);
        var source = library.Services.GetServices<IBackfillSource>().Single();
        await library.Door.StartAsync(Shelves.Books, Library.Alice);
        var range = (await library.Store.LeaseAsync(Shelves.Books, 1, "one", TimeSpan.FromMinutes(1), default)).Range!;
        var chunk = new BackfillChunk(range, Library.Day, 10, 0, TimeSpan.FromMinutes(1));
        (await source.RunAsync(chunk, default)).Written.Should().BeTrue();

        // Its commit's answer was lost, so the same holder makes it again.
        (await source.RunAsync(chunk, default)).Written.Should().BeFalse();

        (await library.Door.GetAsync(Shelves.Books)).Done.Should().Be(1);
    }

    [Theory]
    [OnSqlite]
    public async Task A_range_ends_with_an_empty_page_and_not_with_a_short_one(TestDatabase kind)
    {
        await using var library = await Library.OpenAsync(kind, Shelves.AddBooks<LibraryContext>);
        await library.AddAsync<LibraryContext>([.. Library.Books(1)]);
        var source = library.Services.GetServices<IBackfillSource>().Single();
        await library.Door.StartAsync(Shelves.Books, Library.Alice);
        var range = (await library.Store.LeaseAsync(Shelves.Books, 1, "one", TimeSpan.FromMinutes(1), default)).Range!;
        BackfillMove finish = new(Shelves.Books, 1, [BackfillState.Running], BackfillState.Finished, null, Library.Alice);

        var done = await source.RunAsync(new(range, Library.Day, 10, 0, TimeSpan.FromMinutes(1)), default);

        done.Rows.Should().Be(1);
        (await library.Store.ReadAsync(default)).Single().Ranges.Should().OnlyContain(it => !it.Finished);
        (await library.Store.MoveAsync(finish, default)).Should().BeFalse("a range is open");
        await source.RunAsync(new(range with { Cursor = done.Cursor }, Library.Day, 10, 0, TimeSpan.FromMinutes(1)), default);
        (await library.Store.ReadAsync(default)).Single().Ranges.Should().OnlyContain(it => it.Finished);
        (await library.Store.MoveAsync(finish, default)).Should().BeTrue();
    }

    [Theory]
    [OnPostgreSql]
    public Task A_link_that_the_app_sets_after_the_row_was_read_stays_the_apps(TestDatabase kind) => KeepsTheAppsLink<LibraryContext>(kind, outer: false);

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public Task So_does_one_in_another_database(TestDatabase kind) => KeepsTheAppsLink<OuterContext>(kind, outer: true);

    private static async Task KeepsTheAppsLink<TContext>(TestDatabase kind, bool outer)
        where TContext : DbContext
    {
        var own = Guid.CreateVersion7();
        Library? library = null;
        library = await Library.OpenAsync(
            kind,
            it => it.AddBackfill(
                Shelves.Books,
                EntityFrameworkCore.Backfill.From((TContext db) => db.Set<Storybook>(), book => book.Id).CompletedJobs(
                    book =>
                    {
                        // The chunk is read; a user makes the second book anew.
                        if (book.Id == 6)
                        {
                            using var scope = library!.Services.CreateScope();
                            scope.ServiceProvider.GetRequiredService<TContext>().Set<Storybook>().Where(it => it.Id == 6)
                                .ExecuteUpdate(it => it.SetProperty(row => row.JobId, own)).Should().Be(1);
                        }

                        return new(new CreateStorybook(book.Title), book.CreatedAt);
                    },
                    link: book => book.JobId),
                Shelves.Small),
            outer: outer);
        await using (library)
        {
            await library.AddAsync<TContext>([.. Library.Books(3)]);
            await library.Door.StartAsync(Shelves.Books, Library.Alice);

            (await library.WorkAsync(Shelves.Books)).Should().BeEquivalentTo(new { State = BackfillState.Finished, Failed = 0L });

            var books = (await library.AllAsync<TContext, Storybook>()).ToDictionary(book => book.Id, book => book.JobId);
            books[6].Should().Be(own);
            books.Values.Should().NotContainNulls().And.OnlyHaveUniqueItems();
            (await library.Door.VerifyAsync(Shelves.Books)).Passed.Should().BeTrue();
        }
    }

    [Theory]
    [OnSqlite]
    public async Task A_cancelled_chunk_leaves_nothing(TestDatabase kind)
    {
        using var stop = new CancellationTokenSource();
        await using var library = await Library.OpenAsync(kind, it => it.AddBackfill(
            Shelves.Books,
            EntityFrameworkCore.Backfill.From((LibraryContext db) => db.Set<Storybook>(), book => book.Id).CompletedJobs(
                book =>
                {
                    stop.Cancel();
                    return new(new CreateStorybook(book.Title), book.CreatedAt);
                },
                link: book => book.JobId)));
        await library.AddAsync<LibraryContext>([.. Library.Books(3)]);
        await library.Door.StartAsync(Shelves.Books, Library.Alice);
        var range = (await library.Store.LeaseAsync(Shelves.Books, 1, "one", TimeSpan.FromMinutes(1), default)).Range!;

        var work = () => library.Services.GetServices<IBackfillSource>().Single().RunAsync(new(range, Library.Day, 10, 0, TimeSpan.FromMinutes(1)), stop.Token);

        await work.Should().ThrowAsync<OperationCanceledException>();
        (await library.JobsAsync()).Should().BeEmpty();
        (await library.Door.GetAsync(Shelves.Books)).Should().BeEquivalentTo(new { Done = 0L, Failed = 0L, State = BackfillState.Running });
    }
}
