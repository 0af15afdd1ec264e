using JobKit.Storage;
using static JobKit.EntityFrameworkCore.Tests.PostgreSql.PostgreSqlRig;

namespace JobKit.EntityFrameworkCore.Tests.PostgreSql;

public sealed class PostgreSqlPlanTests
{
    // A prepared statement gets its generic plan at the sixth use, where the server may choose.
    private const int Uses = 8;

    private static readonly string[] PlanCacheModes = ["auto", "force_generic_plan", "force_custom_plan"];

    public static TheoryData<Statistics, string> Cases
    {
        get
        {
            var cases = new TheoryData<Statistics, string>();
            foreach (var statistics in Enum.GetValues<Statistics>())
            {
                foreach (var mode in PlanCacheModes)
                {
                    cases.Add(statistics, mode);
                }
            }

            return cases;
        }
    }

    [PostgresTheory]
    [MemberData(nameof(Cases))]
    public async Task No_statement_scans_the_jobs_whatever_the_statistics_say(Statistics statistics, string planCacheMode)
    {
        var rig = await StaleDatabase.WithAsync(statistics);
        await using var explained = await ExplainedSession.OpenAsync(rig, planCacheMode);
        var (dialect, session) = (rig.Dialect, explained.Session);

        for (var use = 0; use < Uses; use++)
        {
            var jobs = await dialect.ClaimAsync(session, Request(100), default);
            jobs.Should().HaveCount(100);
            await dialect.RenewAsync(session, [.. jobs.Select(job => job.Lease)], TimeSpan.FromSeconds(30), default);
            await dialect.RenewAsync(session, [.. jobs.Select(job => job.Lease with { Epoch = 99 })], TimeSpan.FromSeconds(30), default);
            await dialect.WriteProgressAsync(session, [.. jobs.Select(job => new ProgressWrite(job.Id, job.Epoch, 50, "half"))], default);
            await dialect.WriteProgressAsync(session, [.. jobs.Select(job => new ProgressWrite(job.Id, 99, 50, "half"))], default);
            await dialect.EnqueueChildrenAsync(session, jobs[0].Lease, [NewJob(owner: "o", ownerLimit: 1000), NewJob(uniqueKey: $"u{use}")], default);
            await dialect.EnqueueAsync(session, [NewJob(uniqueKey: $"u{use}")], EnqueueMode.EachAlone, default);
            var verbs = new[] { JobVerb.Complete, JobVerb.Complete, JobVerb.RetryLater, JobVerb.Fail, JobVerb.Snooze, JobVerb.Release };
            var outcomes = jobs.Select((job, i) => Settle(job, verbs[i % verbs.Length], TimeSpan.FromHours(1))).ToArray();
            (await dialect.SettleAsync(session, outcomes, default)).Should().OnlyContain(receipt => receipt.Outcome == SettleOutcome.Accepted);
            (await dialect.SettleAsync(session, outcomes, default)).Should().OnlyContain(receipt => receipt.Outcome == SettleOutcome.AlreadyApplied);

            await dialect.ClaimAsync(session, Request(50) with { LeaseDuration = TimeSpan.Zero }, default);
            (await dialect.SweepAsync(session, 3, 50, default)).Swept.Should().Be(50);
            await dialect.ExpireAsync(session, 100, default);
            (await dialect.PruneAsync(session, JobStatus.Completed, TimeSpan.Zero, 10, default)).Should().Be(10);
        }

        var plans = explained.Plans;
        plans.Count(plan => plan.Contains($"Update on {Names.Jobs[7..]}", StringComparison.Ordinal)).Should().BeGreaterThan(Uses * 5);
        plans.Where(plan => plan.Contains("Seq Scan on jobkit_jobs", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [PostgresTheory]
    [MemberData(nameof(Cases))]
    public async Task No_statement_of_the_limited_claim_scans_the_jobs_either(Statistics statistics, string planCacheMode)
    {
        var rig = await StaleDatabase.WithAsync(statistics);
        await using var explained = await ExplainedSession.OpenAsync(rig, planCacheMode);
        var (dialect, session) = (rig.Dialect, explained.Session);
        await dialect.EnqueueAsync(session, [.. Enumerable.Range(0, 40).Select(i => NewJob(type: "limited", limitKey: $"k{i % 10}"))], EnqueueMode.EachAlone, default);

        for (var use = 0; use < Uses; use++)
        {
            var jobs = await dialect.ClaimAsync(session, Request(10, PostgreSqlRig.Type, "limited"), default);
            jobs.Should().HaveCount(10);
            await dialect.SettleAsync(session, [.. jobs.Select(job => Settle(job, JobVerb.Release))], default);
        }

        explained.Plans.Where(plan => plan.Contains("Seq Scan on jobkit_jobs", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [PostgresTheory]
    [MemberData(nameof(Cases))]
    public async Task No_statement_behind_the_statistics_or_a_list_scans_or_sorts_the_jobs(Statistics statistics, string planCacheMode)
    {
        var rig = await StaleDatabase.WithAsync(statistics);
        await using var explained = await ExplainedSession.OpenAsync(rig, planCacheMode);
        var (dialect, session) = (rig.Dialect, explained.Session);
        await dialect.EnqueueAsync(session, [.. Enumerable.Range(0, 4).Select(i => NewJob(type: "limited", limitKey: $"k{i}"))], EnqueueMode.EachAlone, default);
        var cursor = new JobId(Guid.AllBitsSet).ToString();
        _ = explained.Plans;

        for (var use = 0; use < Uses; use++)
        {
            await GetStatistics.RunAsync(session, default);
            foreach (var query in new JobQuery[] { new(), new() { Type = "rare" }, new() { Owner = "o" }, new() { CorrelationKey = "c" }, new() { ParentId = JobId.New() } })
            {
                await ListJobs.RunAsync(session, query, default);
                await ListJobs.RunAsync(session, query with { Cursor = cursor }, default);
            }
        }

        var plans = explained.Plans;
        plans.Where(plan => plan.Contains("Seq Scan on jobkit_jobs", StringComparison.Ordinal)).Should().BeEmpty();
        plans.Where(plan => plan.Contains("bound", StringComparison.Ordinal) && plan.Contains("Sort", StringComparison.Ordinal)).Should().BeEmpty();
        foreach (var index in new[] { "owner", "correlation", "parent" })
        {
            plans.Count(plan => plan.Contains("bound", StringComparison.Ordinal)
                && Occurrences(plan, $"Scan Backward using ix_jobkit_jobs_{index}") == 2).Should().Be(2 * Uses, because: "the page and its bound walk the {0}'s jobs", index);
        }
    }

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;
}
