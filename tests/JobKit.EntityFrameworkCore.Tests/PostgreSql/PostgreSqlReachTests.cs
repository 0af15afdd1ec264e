using System.Globalization;
using System.Text.RegularExpressions;
using static JobKit.EntityFrameworkCore.Tests.PostgreSql.PostgreSqlRig;

namespace JobKit.EntityFrameworkCore.Tests.PostgreSql;

/// <summary>What a claim reads in its worst cases: pages, not milliseconds, so that a slow machine tells the same.</summary>
public sealed partial class PostgreSqlReachTests
{
    private const int Taken = 20;

    // A job that is taken costs about ten pages: its row, and its way through the indexes. A walk over 100,000 would read thousands.
    private const int Pages = 1_000;

    [PostgresFact]
    public async Task A_hundred_thousand_jobs_due_tomorrow_at_a_better_priority_are_not_walked()
    {
        var rig = await StartAsync();
        await rig.FillAsync(100_000, priority: -1, due: "statement_timestamp() + interval '1 day'");
        await rig.FillAsync(Taken);

        (await PagesOfAClaimAsync(rig)).Should().BeLessThan(Pages);
    }

    [PostgresFact]
    public async Task A_hundred_thousand_jobs_of_a_foreign_type_at_the_head_are_not_walked()
    {
        var rig = await StartAsync();
        await rig.FillAsync(100_000, type: "aaa", priority: -1);
        await rig.FillAsync(100_000, type: "zzz", priority: -1);
        await rig.FillAsync(Taken);

        (await PagesOfAClaimAsync(rig)).Should().BeLessThan(Pages);
    }

    [PostgresFact]
    public async Task A_hundred_thousand_jobs_of_one_full_key_at_the_head_are_not_walked()
    {
        var rig = await StartAsync();
        await rig.FillAsync(100_000, priority: -1, limitKey: "full");
        (await rig.ClaimAsync(Request(1))).Should().HaveCount(1);
        await rig.FillAsync(Taken);

        (await PagesOfAClaimAsync(rig)).Should().BeLessThan(Pages);
    }

    [PostgresFact]
    public async Task Statistics_walk_neither_jobs_due_tomorrow_nor_more_than_they_count()
    {
        var rig = await StartAsync();
        await rig.FillAsync(100_000, due: "statement_timestamp() + interval '1 day'");
        await rig.FillAsync(100_000, type: "limited", due: "statement_timestamp() + interval '1 day'", limitKey: "full");
        await rig.EnqueueAsync([.. Enumerable.Range(0, 5).Select(_ => NewJob(type: "now"))]);
        await rig.RunAsync($"VACUUM {Names.Jobs}");
        await using var explained = await ExplainedSession.OpenAsync(rig, buffers: true);

        var told = await GetStatistics.RunAsync(explained.Session, default);

        told.Queues.Should().ContainSingle().Which.Should().Match<QueueStatistics>(
            queue => queue.Pending == new CappedCount(10_000, true) && queue.Due == new CappedCount(5, false));
        Read(explained).Should().BeLessThan(Pages);
    }

    private static async Task<int> PagesOfAClaimAsync(PostgreSqlRig rig)
    {
        await using var explained = await ExplainedSession.OpenAsync(rig, buffers: true);

        (await rig.Dialect.ClaimAsync(explained.Session, Request(Taken), default)).Should().HaveCount(Taken);

        return Read(explained);
    }

    // The first buffers of a plan are those of its root, and a root's are the whole's.
    private static int Read(ExplainedSession explained) =>
        explained.Plans.Select(plan => Buffers().Match(plan)).Where(match => match.Success)
            .Sum(match => match.Groups.Values.Skip(1).Where(part => part.Success).Sum(part => int.Parse(part.Value, CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"Buffers: shared(?: hit=(?<hit>\d+))?(?: read=(?<read>\d+))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Buffers();
}
