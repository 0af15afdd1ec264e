using JobKit.Storage;
using static JobKit.EntityFrameworkCore.Tests.PostgreSql.PostgreSqlRig;

namespace JobKit.EntityFrameworkCore.Tests.PostgreSql;

public sealed class PostgreSqlClaimTests
{
    [PostgresFact]
    public async Task Jobs_come_by_priority_due_and_id_over_types_and_queues()
    {
        var rig = await StartAsync();
        var now = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        var random = new Random(7);
        var jobs = Enumerable.Range(0, 300)
            .Select(_ => NewJob($"type-{random.Next(4)}", $"queue-{random.Next(3)}", random.Next(-2, 3), now.AddSeconds(-random.Next(20))))
            .ToArray();
        await rig.EnqueueAsync(jobs);
        var expected = jobs.OrderBy(job => job.Priority).ThenBy(job => job.DueAt).ThenBy(job => job.Id).Select(job => job.Id).ToArray();

        var claimed = new List<JobId>();
        var request = Request(7, "type-0", "type-1", "type-2", "type-3") with { Queues = [] };
        for (var batch = await rig.ClaimAsync(request); batch.Count > 0; batch = await rig.ClaimAsync(request))
        {
            claimed.AddRange(batch.Select(job => job.Id));
        }

        claimed.Should().Equal(expected);
    }

    [PostgresFact]
    public async Task The_order_holds_over_limited_and_unlimited_jobs_together()
    {
        var rig = await StartAsync();
        var now = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        var random = new Random(11);
        var jobs = Enumerable.Range(0, 100)
            .Select(i => NewJob($"type-{random.Next(2)}", priority: random.Next(3), dueAt: now.AddSeconds(-random.Next(20)),
                limitKey: i % 3 == 0 ? $"key-{i % 5}" : null, limitConcurrency: 100))
            .ToArray();
        await rig.EnqueueAsync(jobs);
        var expected = jobs.OrderBy(job => job.Priority).ThenBy(job => job.DueAt).ThenBy(job => job.Id).Select(job => job.Id).ToArray();

        var claimed = new List<JobId>();
        var request = Request(9, "type-0", "type-1");
        for (var batch = await rig.ClaimAsync(request); batch.Count > 0; batch = await rig.ClaimAsync(request))
        {
            claimed.AddRange(batch.Select(job => job.Id));
        }

        claimed.Should().Equal(expected);
    }

    [PostgresFact]
    public async Task A_claimer_neither_waits_for_another_nor_gets_its_rows_nor_fewer_than_it_asked()
    {
        var rig = await StartAsync();
        await rig.FillAsync(400);
        await using var one = await rig.OpenAsync();
        await using var other = await rig.OpenAsync();
        await using var first = await one.BeginTransactionAsync();
        var firstJobs = await rig.Dialect.ClaimAsync(new(rig.Dialect, one, first), Request(150), default);
        await RunAsync(other, "SET lock_timeout = '2s'");

        var secondJobs = await rig.Dialect.ClaimAsync(new(rig.Dialect, other, null), Request(150), default);

        firstJobs.Should().HaveCount(150);
        secondJobs.Should().HaveCount(150);
        secondJobs.Select(job => job.Id).Should().NotIntersectWith(firstJobs.Select(job => job.Id));
    }

    [PostgresFact]
    public async Task A_claimer_passes_over_a_limit_that_another_is_drawing_on()
    {
        var rig = await StartAsync();
        var busy = NewJob(limitKey: "busy", limitConcurrency: 5);
        var free = NewJob(limitKey: "free", limitConcurrency: 5);
        var plain = NewJob();
        await rig.EnqueueAsync(busy, free, plain);
        await using var one = await rig.OpenAsync();
        await using var other = await rig.OpenAsync();
        await using var first = await one.BeginTransactionAsync();
        await RunAsync(one, $"SELECT pg_advisory_xact_lock({new PostgreSqlText(Names).LockNumber("limit", "'busy'")})");
        await RunAsync(other, "SET lock_timeout = '2s'");

        var claimed = await rig.Dialect.ClaimAsync(new(rig.Dialect, other, null), Request(10), default);

        claimed.Select(job => job.Id).Should().BeEquivalentTo([free.Id, plain.Id]);
    }

    [PostgresFact]
    public async Task Paused_queues_foreign_types_and_future_jobs_stay()
    {
        var rig = await StartAsync();
        await rig.EnqueueAsync(
            NewJob(type: "foreign"), NewJob(delay: TimeSpan.FromHours(1)), NewJob(queue: "paused"), NewJob(queue: "paused", limitKey: "key"));
        await rig.RunAsync($"INSERT INTO {Names.Queues} (name, paused, version) VALUES ('paused', true, 1)");

        var claimed = await rig.ClaimAsync(Request(10) with { Queues = [] });

        claimed.Should().BeEmpty();
    }

    [PostgresTheory]
    [InlineData(2)]
    [InlineData(0)]
    public async Task A_nodes_room_in_a_queue_bounds_what_it_takes_from_it(int room)
    {
        var rig = await StartAsync();
        await rig.EnqueueAsync([.. Enumerable.Range(0, 10).SelectMany(_ => new[] { NewJob(queue: "small"), NewJob(queue: "large") })]);
        var request = Request(12) with { Queues = [], QueueLimits = new Dictionary<string, int>(StringComparer.Ordinal) { ["small"] = room } };

        var claimed = await rig.ClaimAsync(request);

        claimed.Count(job => job.Queue == "small").Should().Be(room);
        claimed.Count(job => job.Queue == "large").Should().Be(10);
    }

    [PostgresTheory]
    [InlineData("key", 1)]
    [InlineData("key", 3)]
    [InlineData(null, 3)]
    public async Task Sixteen_claimers_never_breach_a_limit_of_the_cluster(string? limitKey, int limit)
    {
        var rig = await StartAsync();
        await rig.EnqueueAsync([.. Enumerable.Range(0, 200).Select(_ => NewJob(limitKey: limitKey, limitConcurrency: limitKey is null ? 1 : limit))]);
        if (limitKey is null)
        {
            await rig.RunAsync($"INSERT INTO {Names.Queues} (name, paused, concurrency, version) VALUES ('{Queue}', false, {limit}, 1)");
        }

        // Counted up after a claim was committed and down before a settle begins: never more than really run at that instant.
        var (done, running, most) = (0, 0, 0);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            await using var connection = await rig.OpenAsync();
            var session = new StoreSession(rig.Dialect, connection, null);
            while (Volatile.Read(ref done) < 200)
            {
                var jobs = await rig.Dialect.ClaimAsync(session, Request(5), default);
                if (jobs.Count > 0)
                {
                    InterlockedMax(ref most, Interlocked.Add(ref running, jobs.Count));
                    Interlocked.Add(ref running, -jobs.Count);
                    await rig.Dialect.SettleAsync(session, [.. jobs.Select(job => Settle(job, JobVerb.Complete))], default);
                    Interlocked.Add(ref done, jobs.Count);
                }
            }
        })));

        done.Should().Be(200);
        most.Should().BeInRange(1, limit);
    }

    private static void InterlockedMax(ref int most, int seen)
    {
        for (var known = Volatile.Read(ref most); seen > known; known = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, seen, known);
        }
    }

    [PostgresFact]
    public async Task A_key_with_many_jobs_lets_the_others_by()
    {
        var rig = await StartAsync();
        await rig.FillAsync(20_000, limitKey: "full");
        await rig.EnqueueAsync(NewJob(priority: 5, limitKey: "other"), NewJob(priority: 5));

        (await rig.ClaimAsync(Request(10))).Should().HaveCount(3);
        (await rig.ClaimAsync(Request(10))).Should().BeEmpty();
    }

    [PostgresFact]
    public async Task Where_more_keys_wait_than_one_claim_looks_at_the_next_claim_goes_on_behind_them()
    {
        var rig = await StartAsync();
        // The first 600 keys are full.
        await rig.EnqueueAsync([.. Enumerable.Range(0, 600).SelectMany(i => new[] { NewJob(limitKey: $"a{i:000}"), NewJob(limitKey: $"a{i:000}") })]);
        await rig.RunAsync(
            $"""
            UPDATE {Names.Jobs} SET status = 1, worker_id = 'x', lease_until = 'infinity', epoch = 1, attempt = 1
            WHERE id IN (SELECT DISTINCT ON (limit_key) id FROM {Names.Jobs} ORDER BY limit_key, id)
            """);
        var last = NewJob(limitKey: "b");
        await rig.EnqueueAsync(last);

        var claimed = new List<ClaimedJob>();
        for (var claims = 0; claims < 3; claims++)
        {
            claimed.AddRange(await rig.ClaimAsync(Request(10)));
        }

        claimed.Select(job => job.Id).Should().Equal(last.Id);
    }
}
