using static JobKit.EntityFrameworkCore.Tests.PostgreSql.PostgreSqlRig;

namespace JobKit.EntityFrameworkCore.Tests.PostgreSql;

public sealed class PostgreSqlStatisticsTests
{
    [PostgresFact]
    public async Task Plain_and_limited_jobs_of_all_queues_and_types_are_told()
    {
        var rig = await StartAsync();
        var past = TimeProvider.System.GetUtcNow().AddMinutes(-10);
        await rig.EnqueueAsync(
            NewJob(type: "a"), NewJob(type: "b", priority: -1, limitKey: "k"), NewJob(type: "b", limitKey: "l", dueAt: past),
            NewJob(type: "c", delay: TimeSpan.FromHours(1)), NewJob(type: "d", queue: "late", limitKey: "k", delay: TimeSpan.FromHours(1)),
            NewJob(type: "held"), NewJob(type: "done"));
        await rig.SettleAsync(Settle((await rig.ClaimAsync(Request(1, "done")))[0], JobVerb.Complete));
        await rig.ClaimAsync(Request(1, "held"));

        var told = await rig.InSessionAsync(session => GetStatistics.RunAsync(session, default));

        told.PendingTypes.Should().Equal("a", "b", "c", "d");
        told.Counts.Values.Select(count => count.Value).Should().Equal(5, 1, 1, 0, 0);
        told.Queues.Select(queue => (queue.Name, queue.Pending.Value, queue.Due.Value, queue.Processing)).Should().Equal((Queue, 4, 3, 1), ("late", 1, 0, 0));
        told.Queues[0].OldestDue.Should().BeCloseTo(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1));
        told.Queues[1].OldestDue.Should().BeNull();
    }

    [PostgresFact]
    public async Task Where_more_limit_keys_wait_than_are_looked_into_the_count_says_so()
    {
        var rig = await StartAsync();
        await rig.EnqueueAsync([.. Enumerable.Range(0, 1_100).Select(i => NewJob(limitKey: $"k{i:0000}")), NewJob(type: "zzz", limitKey: "k")]);

        var told = await rig.InSessionAsync(session => GetStatistics.RunAsync(session, default));

        told.Queues.Should().ContainSingle().Which.Should().Match<QueueStatistics>(
            queue => queue.Pending == new CappedCount(1_101, false) && queue.Due == new CappedCount(1_001, true));
        told.PendingTypes.Should().Equal(PostgreSqlRig.Type, "zzz");
    }
}
