using System.Text.Json;
using JobKit.Migration;
using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Migration.Alert;

public sealed class JobAlertTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_broken_rule_is_told_once_stays_quiet_and_its_end_is_told()
    {
        await using var app = new AlertApp(_ => { }, Still);
        await app.Harness.StartAsync();
        var store = app.Get<IJobEnqueueStore>();
        await store.EnqueueAsync([.. Enumerable.Range(0, 21).Select(_ => Waiting())], EnqueueMode.AllOrNone, default);

        await LookAsync(app);
        await LookAsync(app);
        (await ToldAsync(app)).Should().Equal("High queue depth: 21");

        await CancelAllAsync(app);
        await LookAsync(app);
        await LookAsync(app);
        (await ToldAsync(app)).Should().HaveCount(1, "one good look may be chance");
        await LookAsync(app);
        (await ToldAsync(app)).Should().Equal("High queue depth: 21", "Ended: High queue depth: 21");

        await store.EnqueueAsync([.. Enumerable.Range(0, 30).Select(_ => Waiting())], EnqueueMode.AllOrNone, default);
        await LookAsync(app);
        (await ToldAsync(app)).Should().Equal("High queue depth: 21", "Ended: High queue depth: 21", "High queue depth: 30");
    }

    [Fact]
    public async Task A_bad_look_in_between_begins_the_good_ones_anew()
    {
        await using var app = new AlertApp(_ => { }, Still);
        await app.Harness.StartAsync();
        var store = app.Get<IJobEnqueueStore>();
        await store.EnqueueAsync([.. Enumerable.Range(0, 21).Select(_ => Waiting())], EnqueueMode.AllOrNone, default);
        await LookAsync(app);

        for (var again = 0; again < 2; again++)
        {
            await CancelAllAsync(app);
            await LookAsync(app);
            await LookAsync(app);
            await store.EnqueueAsync([.. Enumerable.Range(0, 21).Select(_ => Waiting())], EnqueueMode.AllOrNone, default);
            await LookAsync(app);
        }

        (await ToldAsync(app)).Should().Equal("High queue depth: 21");
    }

    [Fact]
    public async Task Each_node_looks_by_itself()
    {
        await using var receiver = new Receiver();
        await using var app = new AlertApp(alerts => alerts.SlackWebhook(receiver.Address));
        await app.Get<IJobEnqueueStore>().EnqueueAsync([.. Enumerable.Range(0, 21).Select(_ => Waiting())], EnqueueMode.AllOrNone, default);
        await app.Harness.StartAsync();
        await app.Harness.DrainAsync(TimeSpan.Zero);

        app.Harness.Clock.Advance(Minute);

        (await receiver.First.Soon()).Body.Should().Contain("High queue depth: 21");
    }

    [Fact]
    public async Task The_librarys_own_queues_do_not_count()
    {
        await using var app = new AlertApp(_ => { }, Still);
        await app.Get<IJobEnqueueStore>().EnqueueAsync(
            [.. Enumerable.Range(0, 21).Select(_ => Waiting() with { Queue = "jobkit-shadow" })], EnqueueMode.AllOrNone, default);
        await app.Get<IJobMaintainStore>().AddStatisticsAsync([new(0, "jobkit-shadow", "none", StatisticsMeasure.Failed, 0, 50)], default);

        (await app.Get<JobHealthReader>().ReadAsync(TimeSpan.FromDays(36_500), default)).Should().Be(new JobHealth(0, null, 0, 0, 0));
    }

    [Fact]
    public async Task The_window_and_the_longest_attempt_are_read_from_the_store()
    {
        await using var app = new AlertApp(_ => { }, Still);
        var work = app.Get<IJobWorkStore>();
        var minute = app.Harness.Clock.GetUtcNow().ToUnixTimeSeconds() / 60;
        await app.Get<IJobEnqueueStore>().EnqueueAsync([Waiting()], EnqueueMode.AllOrNone, default);
        await work.ClaimAsync(new() { WorkerId = "w", Types = ["none"], Limit = 1, LeaseDuration = TimeSpan.FromHours(1) }, default);
        await app.Get<IJobMaintainStore>().AddStatisticsAsync(
            [
                new(minute, "q", "none", StatisticsMeasure.Completed, 0, 3), new(minute, "q", "other", StatisticsMeasure.Completed, 0, 4),
                new(minute, "q", "none", StatisticsMeasure.Failed, 0, 2), new(minute, "q", "none", StatisticsMeasure.Retried, 0, 1),
                new(minute - 60, "q", "none", StatisticsMeasure.Failed, 0, 90),
            ],
            default);
        app.Harness.Clock.Advance(TimeSpan.FromMinutes(11));

        (await app.Get<JobHealthReader>().ReadAsync(TimeSpan.FromMinutes(15), default)).Should().Be(new JobHealth(0, TimeSpan.FromMinutes(11), 7, 2, 1));
    }

    [Fact]
    public void The_id_of_what_follows_from_a_job_is_always_the_same_and_sorts_with_it()
    {
        var (one, other) = (JobId.New(), JobId.New());

        DerivedId.Of(one, "raised").Should().Be(DerivedId.Of(one, "raised")).And.NotBe(DerivedId.Of(one, "ended")).And.NotBe(DerivedId.Of(other, "raised"));
        DerivedId.Of(one, "raised").ToString()[..13].Should().Be(one.ToString()[..13]);
        DerivedId.Of(one, "raised").Value.Version.Should().Be(8);
    }

    /// <summary>The node looks only when the test says so: its own looks, on threads of their own, could see a moment that is over in virtual time.</summary>
    private static void Still(IServiceCollection services)
    {
        services.Remove(services.Single(service => service.ImplementationType == typeof(JobAlertWatch)));
        services.AddSingleton<JobAlertWatch>();
    }

    private static NewJob Waiting() => new()
    {
        Id = JobId.New(),
        Type = "none",
        Queue = "q",
        Payload = "{}",
        ContentHash = "",
    };

    /// <summary>Lets the node look, and what follows from it be done for a minute.</summary>
    private static async Task LookAsync(AlertApp app)
    {
        app.Harness.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.Get<JobAlertWatch>().LookAsync(default);
        await app.Harness.DrainAsync(Minute);
    }

    private static async Task CancelAllAsync(AlertApp app)
    {
        foreach (var job in (await app.Harness.Queue.ListAsync(new() { Queue = "q", Statuses = [JobStatus.Pending], Limit = 200 })).Jobs)
        {
            await app.Harness.Queue.CancelAsync(job.Id);
        }
    }

    private static async Task<IEnumerable<string>> ToldAsync(AlertApp app)
    {
        var jobs = (await app.Harness.Queue.ListAsync(new() { Type = "jobkit.alert" })).Jobs;
        return jobs.OrderBy(job => job.CreatedAt).Select(job => JsonDocument.Parse(job.Payload).RootElement.GetProperty("title").GetString()!);
    }
}
