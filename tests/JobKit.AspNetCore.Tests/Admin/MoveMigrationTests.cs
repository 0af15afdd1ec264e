using System.Net;
using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore.Tests.Admin;

public sealed class MoveMigrationTests
{
    [Fact]
    public async Task Readers_see_migrations_and_nobody_else_does()
    {
        await using var app = await OperatedApp.StartAsync();

        var one = await (await app.Reader.GetAsync(OperatedApp.One)).JsonAsync();

        one.GetProperty("stage").GetString().Should().Be("off");
        one.GetProperty("mode").GetString().Should().Be("advise");
        one.GetProperty("sides").GetProperty("candidate").GetProperty("requests").GetInt64().Should().Be(0);
        (await (await app.Reader.GetAsync("/api/admin/migrations")).JsonAsync()).GetArrayLength().Should().Be(1);
        foreach (var view in new[] { "/metrics", "/decisions", "/shadow" })
        {
            (await app.Reader.GetAsync(OperatedApp.One + view)).StatusCode.Should().Be(HttpStatusCode.OK, view);
        }

        await (await app.Reader.GetAsync("/api/admin/migrations/none")).ShouldBeProblemAsync(HttpStatusCode.NotFound, "MIGRATION_NOT_FOUND");
        await (await app.ClientOf("ann").GetAsync(OperatedApp.One)).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "FORBIDDEN");
        await (await app.ClientOf(null).GetAsync(OperatedApp.One)).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "UNAUTHENTICATED");
    }

    [Fact]
    public async Task Going_up_without_the_policys_consent_is_refused_until_somebody_answers_for_it()
    {
        await using var app = await OperatedApp.StartAsync();
        var version = await app.BegunAsync();

        var refused = await OperatedApp.PostAsync(app.Operator, OperatedApp.One + "/advance", new { version });
        await refused.ShouldBeProblemAsync(HttpStatusCode.Conflict, "GATE_NOT_MET");
        var unconfirmed = await OperatedApp.PostAsync(app.Operator, OperatedApp.One + "/advance", new { version, force = true, confirm = "10" });
        await unconfirmed.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "CONFIRMATION_REQUIRED");
        var forced = await OperatedApp.PostAsync(app.Operator, OperatedApp.One + "/advance", new { version, force = true, confirm = "50", reason = "Friday" });

        (await forced.JsonAsync()).GetProperty("share").GetDecimal().Should().Be(50);
        var decisions = await (await app.Reader.GetAsync(OperatedApp.One + "/decisions")).JsonAsync();
        decisions.GetProperty("decisions").EnumerateArray().Last().GetProperty("actor").GetString().Should().Be("ann");
    }

    [Fact]
    public async Task A_change_is_of_a_version()
    {
        await using var app = await OperatedApp.StartAsync();
        var version = await app.BegunAsync();

        await (await OperatedApp.PostAsync(app.Operator, OperatedApp.One + "/mode", new { mode = "auto" })).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "PAYLOAD_INVALID");
        await (await OperatedApp.PostAsync(app.Operator, OperatedApp.One + "/mode", new { mode = "auto", version = version - 1 })).ShouldBeProblemAsync(HttpStatusCode.Conflict, "VERSION_CONFLICT");
        (await (await OperatedApp.PostAsync(app.Operator, OperatedApp.One + "/mode", new { mode = "auto", version })).JsonAsync()).GetProperty("mode").GetString().Should().Be("auto");
        await (await OperatedApp.PostAsync(app.Operator, OperatedApp.One + "/mode", new { mode = "auto", sharee = 3 })).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "PAYLOAD_INVALID");
    }

    [Fact]
    public async Task Down_needs_no_word_and_up_does()
    {
        await using var app = await OperatedApp.StartAsync();
        var version = await app.BegunAsync();

        await (await OperatedApp.PostAsync(app.Operator, OperatedApp.One + "/set", new { share = 50, version })).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "CONFIRMATION_REQUIRED");
        var up = await (await OperatedApp.PostAsync(app.Operator, OperatedApp.One + "/set", new { share = 50, version, confirm = "50" })).JsonAsync();
        var down = await (await OperatedApp.PostAsync(app.Operator, OperatedApp.One + "/set", new { share = 10, version = up.GetProperty("version").GetInt64() })).JsonAsync();

        up.GetProperty("share").GetDecimal().Should().Be(50);
        down.GetProperty("share").GetDecimal().Should().Be(10);
    }

    [Fact]
    public async Task A_rollback_needs_its_word_and_its_policy_and_is_done_once()
    {
        await using var app = await OperatedApp.StartAsync();
        await app.BegunAsync();
        var body = new { confirm = "CONFIRM_ROLLBACK", reason = "wrong pages" };

        (await OperatedApp.PostAsync(app.Operator, "/api/admin/rollback", body)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        await (await OperatedApp.PostAsync(app.Emergency, "/api/admin/rollback", new { confirm = "yes" })).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "CONFIRMATION_REQUIRED");
        (await (await OperatedApp.PostAsync(app.Emergency, "/api/admin/rollback", new { dryRun = true })).JsonAsync()).GetProperty("dryRun").GetBoolean().Should().BeTrue();
        var first = await (await OperatedApp.PostAsync(app.Emergency, "/api/admin/rollback", body)).JsonAsync();
        var second = await OperatedApp.PostAsync(app.Emergency, OperatedApp.One + "/rollback", body);

        first.GetProperty("message").GetString().Should().Be("Emergency rollback completed successfully");
        first.GetProperty("steps")[0].GetProperty("name").GetString().Should().Be("routeToLegacy");
        second.StatusCode.Should().Be(HttpStatusCode.OK);
        (await app.Services.GetRequiredService<IRollouts>().FindAsync(OperatedApp.Key))!.Should().Match<Rollout>(it => it.Stage == MigrationStage.RolledBack && it.Rollbacks == 1);
    }
}
