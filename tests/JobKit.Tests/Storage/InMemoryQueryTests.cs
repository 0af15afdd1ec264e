using JobKit.Storage;
using JobKit.Testing;

namespace JobKit.Tests.Storage;

public sealed class InMemoryQueryTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly InMemoryJobStore _store;

    public InMemoryQueryTests() => _store = new(_clock);

    [Fact]
    public async Task An_owner_sees_neither_anothers_job_nor_a_hidden_one()
    {
        var own = Jobs.New() with { Owner = "ann" };
        var hidden = Jobs.New() with { Owner = "ann", Hidden = true };
        var ownerless = Jobs.New();
        await _store.Add(own, hidden, ownerless);

        (await _store.GetAsync(own.Id, "ann", default)).Should().NotBeNull();
        (await _store.GetAsync(own.Id, "bob", default)).Should().BeNull();
        (await _store.GetAsync(hidden.Id, "ann", default)).Should().BeNull();
        (await _store.GetAsync(ownerless.Id, "ann", default)).Should().BeNull();
        (await _store.GetAsync(hidden.Id, null, default)).Should().NotBeNull();
    }

    [Fact]
    public async Task States_are_read_together_and_unknown_ids_are_left_out()
    {
        var held = await _store.AddAndClaim(Jobs.New());
        await _store.WriteProgressAsync([new(held.Id, 1, 20, "x")], default);
        await _store.Cancel(held.Id);

        (await _store.GetStatesAsync([Jobs.New().Id, held.Id], default)).Should().Equal(
            new JobState(held.Id, JobStatus.Processing, 1, 1, 20, "x", true, held.DueAt));
    }

    [Fact]
    public async Task Each_filter_finds_its_job_alone()
    {
        var plain = Jobs.New();
        var special = Jobs.New("other", "q") with
        {
            Owner = "ann",
            Tenant = "acme",
            CorrelationKey = "image-7",
            Tags = ["x", "y"],
            ParentId = plain.Id,
        };
        await _store.Add(plain);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await _store.Add(special);
        await _store.Cancel(special.Id);
        JobQuery[] queries =
        [
            new() { Statuses = [JobStatus.Cancelled, JobStatus.Failed] },
            new() { Type = "other" },
            new() { Queue = "q" },
            new() { Owner = "ann" },
            new() { Tenant = "acme" },
            new() { CorrelationKey = "image-7" },
            new() { Tag = "y" },
            new() { ParentId = plain.Id },
            new() { Since = _clock.GetUtcNow() },
        ];

        foreach (var query in queries)
        {
            (await _store.ListAsync(query, default)).Jobs.Should().ContainSingle(because: query.ToString()).Which.Id.Should().Be(special.Id);
        }

        (await _store.ListAsync(new() { Until = _clock.GetUtcNow() }, default)).Jobs.Should().ContainSingle().Which.Id.Should().Be(plain.Id);
    }

    [Fact]
    public async Task Hidden_jobs_are_listed_only_when_asked_for()
    {
        await _store.Add(Jobs.New() with { Hidden = true });

        (await _store.ListAsync(new(), default)).Jobs.Should().BeEmpty();
        (await _store.ListAsync(new() { IncludeHidden = true }, default)).Jobs.Should().ContainSingle();
    }

    [Fact]
    public async Task Pages_go_from_the_greatest_id_down_and_neither_skip_nor_double()
    {
        var jobs = Enumerable.Range(0, 25).Select(_ => Jobs.New()).ToArray();
        await _store.Add([.. jobs.OrderBy(job => job.Id.GetHashCode())]);
        var seen = new List<JobId>();
        JobPage page;
        string? cursor = null;
        do
        {
            page = await _store.ListAsync(new() { Limit = 10, Cursor = cursor }, default);
            seen.AddRange(page.Jobs.Select(job => job.Id));
            cursor = page.NextCursor;
            await _store.Add(Jobs.New());
        }
        while (cursor is not null);

        seen.Should().Equal(jobs.Select(job => job.Id).OrderDescending());
        page.ScannedThrough.Should().BeNull();
    }

    [Fact]
    public async Task A_full_last_page_has_no_next()
    {
        await _store.Add(Jobs.New(), Jobs.New());

        (await _store.ListAsync(new() { Limit = 2 }, default)).NextCursor.Should().BeNull();
    }

    [Fact]
    public async Task A_search_stops_at_its_bound_and_can_go_on_from_there()
    {
        var rare = Jobs.New("rare");
        await _store.Add(rare);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await _store.Add([.. Enumerable.Range(0, 10_000).Select(_ => Jobs.New())]);

        var first = await _store.ListAsync(new() { Type = "rare" }, default);
        first.Jobs.Should().BeEmpty();
        first.ScannedThrough.Should().Be(_clock.GetUtcNow());
        var second = await _store.ListAsync(new() { Type = "rare", Cursor = first.NextCursor }, default);
        second.Jobs.Should().ContainSingle().Which.Id.Should().Be(rare.Id);
        second.NextCursor.Should().BeNull();
    }

    [Fact]
    public async Task Statistics_tell_each_queue()
    {
        await _store.Add(Jobs.New("a", "q"), Jobs.New("b", "q"), Jobs.New("c", "q") with { Delay = TimeSpan.FromHours(1) });
        _clock.Advance(TimeSpan.FromSeconds(4));
        await _store.Claim(1, "a");
        _clock.Advance(TimeSpan.FromSeconds(2));
        await _store.Settle(await _store.AddAndClaim(Jobs.New("d", "done")), JobVerb.Complete);

        var statistics = await _store.GetStatisticsAsync(default);

        statistics.Queues.Should().Equal(
            new QueueStatistics("q", new(2, false), new(1, false), 1, TimeSpan.FromSeconds(6), Paused: false, Concurrency: null) { LongestRunning = TimeSpan.FromSeconds(2) });
        statistics.PendingTypes.Should().Equal("b", "c");
        statistics.Counts.Should().BeEquivalentTo(new Dictionary<JobStatus, CappedCount>
        {
            [JobStatus.Pending] = new(2, false),
            [JobStatus.Processing] = new(1, false),
            [JobStatus.Completed] = new(1, false),
            [JobStatus.Failed] = new(0, false),
            [JobStatus.Cancelled] = new(0, false),
        });
    }

    [Theory]
    [InlineData(10_000, false)]
    [InlineData(10_001, true)]
    public async Task Counts_stop_at_ten_thousand(int jobs, bool capped)
    {
        await _store.Add([.. Enumerable.Range(0, jobs).Select(_ => Jobs.New())]);

        var statistics = await _store.GetStatisticsAsync(default);

        statistics.Counts[JobStatus.Pending].Should().Be(new CappedCount(10_000, capped));
        statistics.Queues[0].Should().BeEquivalentTo(new { Pending = new CappedCount(10_000, capped), Due = new CappedCount(10_000, capped) });
    }
}
