using System.Net;
using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore.Tests.Admin;

public sealed class OperateTests
{
    private const string Jobs = AdminApp.Path + "/jobs";
    private const string Queues = AdminApp.Path + "/queues";

    [Fact]
    public async Task Each_act_is_done_and_audited_under_the_operators_name()
    {
        await using var app = await OperatedApp.StartAsync();
        var id = (await app.Queue.EnqueueAsync(new Paint("red"))).Id;

        var later = await (await OperatedApp.PostAsync(app.Operator, $"{Jobs}/{id}/reschedule", new { dueAt = "2031-02-03T04:05:06Z", reason = "after the holidays" })).JsonAsync();
        var cancelled = await (await OperatedApp.PostAsync(app.Operator, $"{Jobs}/{id}/cancel", new { })).JsonAsync();
        var again = await (await OperatedApp.PostAsync(app.Operator, $"{Jobs}/{id}/retry", new { })).JsonAsync();

        later.GetProperty("dueAt").GetString().Should().Be("2031-02-03T04:05:06Z");
        cancelled.GetProperty("status").GetString().Should().Be("cancelled");
        again.GetProperty("status").GetString().Should().Be("pending");
        var audit = (await (await app.Reader.GetAsync(AdminApp.Path + "/audit")).JsonAsync()).EnumerateArray().ToList();
        audit.Select(entry => entry.GetProperty("action").GetString()).Should().Equal("job.retry", "job.cancel", "job.reschedule");
        audit.Should().OnlyContain(entry => entry.GetProperty("actor").GetString() == "ann" && entry.GetProperty("target").GetString() == id.ToString());
        audit[2].GetProperty("reason").GetString().Should().Be("after the holidays");
        (await (await app.Reader.GetAsync(AdminApp.Path + "/audit?limit=1")).JsonAsync()).GetArrayLength().Should().Be(1);
        await (await app.Reader.GetAsync(AdminApp.Path + "/audit?limit=1001")).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "QUERY_INVALID");
    }

    [Fact]
    public async Task The_audit_is_a_table_too_and_no_entry_is_a_formula()
    {
        await using var app = await OperatedApp.StartAsync();
        await OperatedApp.PostAsync(app.Operator, Queues + "/drawings/pause", new { reason = "=1+1, \"so\"" });

        var answer = await app.Reader.GetAsync(AdminApp.Path + "/audit.csv");

        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/csv");
        (await answer.Content.ReadAsStringAsync()).Split("\r\n")[1].Should().EndWith(@",""ann"",""queue.pause"",""drawings"",""'=1+1, """"so"""""",""running"",""paused""");
    }

    [Fact]
    public async Task An_act_that_the_status_does_not_allow_changes_nothing()
    {
        await using var app = await OperatedApp.StartAsync();
        var id = (await app.Queue.EnqueueAsync(new Paint("red"))).Id;

        await (await OperatedApp.PostAsync(app.Operator, $"{Jobs}/{id}/retry", new { })).ShouldBeProblemAsync(HttpStatusCode.Conflict, "JOB_NOT_RETRYABLE");
        await (await OperatedApp.PostAsync(app.Operator, $"{Jobs}/{id}/abandon", new { })).ShouldBeProblemAsync(HttpStatusCode.Conflict, "JOB_NOT_PROCESSING");
        await app.Queue.CancelAsync(id);
        await (await OperatedApp.PostAsync(app.Operator, $"{Jobs}/{id}/reschedule", new { dueAt = "2031-02-03T04:05:06Z" })).ShouldBeProblemAsync(HttpStatusCode.Conflict, "JOB_NOT_PENDING");
        await (await OperatedApp.PostAsync(app.Operator, $"{Jobs}/{JobId.New()}/retry", new { })).ShouldBeProblemAsync(HttpStatusCode.NotFound, "JOB_NOT_FOUND");
        await (await OperatedApp.PostAsync(app.Operator, $"{Jobs}/{id}/reschedule", new { })).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "PAYLOAD_INVALID");
        await (await OperatedApp.PostAsync(app.Operator, $"{Jobs}/{id}/retry", new { colour = 1 })).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "PAYLOAD_INVALID");
        await (await OperatedApp.PostAsync(app.Operator, $"{Jobs}/{id}/retry", new { reason = new string('x', 1001) })).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "PAYLOAD_INVALID");
        await (await app.Operator.PostAsync($"{Jobs}/{id}/retry", new StringContent("{}"))).ShouldBeProblemAsync(HttpStatusCode.UnsupportedMediaType, "MEDIA_TYPE_UNSUPPORTED");
    }

    [Fact]
    public async Task A_job_is_taken_from_a_deaf_handler()
    {
        await using var app = await OperatedApp.StartAsync();
        var id = (await app.Queue.EnqueueAsync(new Paint("red"))).Id;
        var store = app.Services.GetRequiredService<IJobWorkStore>();
        var held = (await store.ClaimAsync(new() { WorkerId = "deaf", Types = ["paint"], Limit = 1, LeaseDuration = TimeSpan.FromMinutes(5) }, default)).Single();

        var job = await (await OperatedApp.PostAsync(app.Operator, $"{Jobs}/{id}/abandon", new { })).JsonAsync();

        job.GetProperty("status").GetString().Should().Be("pending");
        (await app.Queue.GetAsync(id))!.Epoch.Should().BeGreaterThan(held.Epoch);
    }

    [Fact]
    public async Task A_queue_is_paused_bounded_and_resumed()
    {
        await using var app = await OperatedApp.StartAsync();

        var paused = await (await OperatedApp.PostAsync(app.Operator, Queues + "/drawings/pause", new { reason = "a fire" })).JsonAsync();
        var bounded = await (await app.Operator.PutAsync(Queues + "/drawings/limits", System.Net.Http.Json.JsonContent.Create(new { concurrency = 8 }))).JsonAsync();
        var listed = (await (await app.Reader.GetAsync(Queues)).JsonAsync()).EnumerateArray().Single(queue => queue.GetProperty("name").GetString() == "drawings");
        var unbounded = await app.Operator.PutAsync(Queues + "/drawings/limits", System.Net.Http.Json.JsonContent.Create(new { concurrency = (int?)null }));
        var resumed = await (await OperatedApp.PostAsync(app.Operator, Queues + "/drawings/resume", new { })).JsonAsync();

        paused.GetProperty("paused").GetBoolean().Should().BeTrue();
        bounded.GetProperty("concurrency").GetInt32().Should().Be(8);
        listed.GetProperty("paused").GetBoolean().Should().BeTrue();
        unbounded.StatusCode.Should().Be(HttpStatusCode.OK);
        resumed.GetProperty("paused").GetBoolean().Should().BeFalse();
        await (await OperatedApp.PostAsync(app.Operator, Queues + "/no%20name/pause", new { })).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "PAYLOAD_INVALID");
        foreach (var wrong in new[] { """{"concurrency":0}""", """{"concurrency":"8"}""", "{}" })
        {
            await (await app.Operator.PutAsync(Queues + "/drawings/limits", new StringContent(wrong, System.Text.Encoding.UTF8, "application/json")))
                .ShouldBeProblemAsync(HttpStatusCode.BadRequest, "PAYLOAD_INVALID");
        }
    }

    [Fact]
    public async Task Whoever_looks_is_told_who_works_and_what_it_may_do_itself()
    {
        await using var app = await OperatedApp.StartAsync(AdminApp.Sensitive);
        await app.Services.GetRequiredService<IJobWorkStore>().BeatAsync(new("node 1", "host", 10, 3, ["draw"]), default);

        var worker = (await (await app.Reader.GetAsync(AdminApp.Path + "/workers")).JsonAsync())[0];
        var me = await (await app.Operator.GetAsync(AdminApp.Path + "/me")).JsonAsync();
        var auditor = await (await app.ClientOf("sue", "reader", "auditor").GetAsync(AdminApp.Path + "/me")).JsonAsync();

        worker.GetProperty("state").GetString().Should().Be("live");
        worker.GetProperty("busy").GetInt32().Should().Be(3);
        me.GetProperty("user").GetString().Should().Be("ann");
        me.GetProperty("permissions").EnumerateArray().Select(it => it.GetString()).Should().Equal("read", "operate", "rollout");
        me.GetProperty("csrf").GetString().Should().NotBeNullOrEmpty();
        auditor.GetProperty("permissions").EnumerateArray().Select(it => it.GetString()).Should().Equal("read", "readSensitive");
    }
}
