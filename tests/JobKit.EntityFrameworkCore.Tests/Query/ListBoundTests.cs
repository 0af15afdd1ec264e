using JobKit.EntityFrameworkCore.Tests.Join;
using JobKit.Storage;

namespace JobKit.EntityFrameworkCore.Tests.Query;

/// <summary>No page of a list looks at more than 10,000 jobs, and the next one goes on where it stopped.</summary>
public sealed class ListBoundTests
{
    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task A_search_stops_at_its_bound_and_can_go_on_from_there(TestDatabase database)
    {
        await using var app = await NoteApp.StartAsync(database);
        var rare = NewJob("rare");
        await StoreAsync(app, rare);
        var last = (await StoreAsync(app, Enumerable.Range(0, ListJobs.MostScanned).Select(_ => NewJob()).ToArray()))[0];

        var first = await app.Store.ListAsync(new() { Type = "rare" }, default);
        var second = await app.Store.ListAsync(new() { Type = "rare", Cursor = first.NextCursor }, default);

        first.Jobs.Should().BeEmpty();
        first.NextCursor.Should().Be(last.ToString());
        first.ScannedThrough.Should().Be((await app.Store.GetAsync(last, null, default))!.CreatedAt);
        second.Jobs.Should().ContainSingle().Which.Id.Should().Be(rare.Id);
        (second.NextCursor, second.ScannedThrough).Should().Be((null, null));
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task As_many_as_the_bound_are_one_page(TestDatabase database)
    {
        await using var app = await NoteApp.StartAsync(database);
        await StoreAsync(app, Enumerable.Range(0, ListJobs.MostScanned).Select(_ => NewJob()).ToArray());

        (await app.Store.ListAsync(new() { Type = "rare" }, default)).Should().BeEquivalentTo(new JobPage([], null));
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task A_search_by_owner_entity_or_parent_looks_at_theirs_alone(TestDatabase database)
    {
        await using var app = await NoteApp.StartAsync(database);
        var parent = NewJob();
        var mine = NewJob() with { Owner = "ann", CorrelationKey = "book", ParentId = parent.Id };
        await StoreAsync(app, parent, mine);
        await StoreAsync(app, Enumerable.Range(0, ListJobs.MostScanned)
            .Select(_ => NewJob() with { Owner = "bob", CorrelationKey = "boo", ParentId = JobId.New() }).ToArray());

        foreach (var query in new JobQuery[] { new() { Owner = "ann" }, new() { CorrelationKey = "book" }, new() { ParentId = parent.Id } })
        {
            var page = await app.Store.ListAsync(query, default);
            page.Jobs.Should().ContainSingle(because: query.ToString()).Which.Id.Should().Be(mine.Id);
            (page.NextCursor, page.ScannedThrough).Should().Be((null, null));
        }
    }

    // The bound falls into the middle of what is found, and pages end before it, at it and behind it.
    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task Pages_over_the_bound_give_each_job_once_in_order(TestDatabase database)
    {
        await using var app = await NoteApp.StartAsync(database);
        var older = await StoreAsync(app, Enumerable.Range(0, 6).Select(_ => NewJob("rare") with { Owner = "ann" }).ToArray());
        await StoreAsync(app, Enumerable.Range(0, ListJobs.MostScanned - 2).Select(_ => NewJob() with { Owner = "ann" }).ToArray());
        var newer = await StoreAsync(app, Enumerable.Range(0, 6).Select(_ => NewJob("rare") with { Owner = "ann" }).ToArray());
        var expected = older.Concat(newer).OrderDescending().ToArray();

        foreach (var query in new JobQuery[] { new() { Type = "rare", Limit = 4 }, new() { Type = "rare", Owner = "ann", Limit = 5 } })
        {
            var seen = new List<JobId>();
            var stops = 0;
            for (JobPage? page = null; page?.NextCursor is not null || page is null;)
            {
                page = await app.Store.ListAsync(query with { Cursor = page?.NextCursor }, default);
                seen.AddRange(page.Jobs.Select(job => job.Id));
                stops += page.ScannedThrough is null ? 0 : 1;
                await StoreAsync(app, NewJob("rare") with { Owner = "ann" });
            }

            seen.Should().Equal(expected);
            stops.Should().Be(1);
            await app.ForgetAsync(newerThan: expected[0]);
        }
    }

    private static NewJob NewJob(string type = "mail") => new()
    {
        Id = JobId.New(),
        Type = type,
        Queue = "default",
        Payload = "{}",
        ContentHash = "0",
        MaxAttempts = 5,
    };

    // In the order of their ids.
    private static async Task<JobId[]> StoreAsync(NoteApp app, params NewJob[] jobs)
    {
        foreach (var some in jobs.Chunk(2_500))
        {
            await app.Store.EnqueueAsync(some, EnqueueMode.AllOrNone, default);
        }

        return [.. jobs.Select(job => job.Id).Order()];
    }
}
