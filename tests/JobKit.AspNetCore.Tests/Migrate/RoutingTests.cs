using System.Net;
using JobKit.Migration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore.Tests.Migrate;

public sealed class RoutingTests
{
    [Fact]
    public async Task The_owner_is_the_unit_where_nothing_else_is_said()
    {
        await using var app = await MigratedApp.StartAsync(side: MigrationSide.Legacy);

        await app.SendAsync(user: "ann");
        await app.SendAsync(user: null);

        app.Routers.Asked.Select(it => it.Unit).Should().Equal("ann", null);
        app.Routers.Asked.Should().OnlyContain(it => it.AnonymousUnit == null && it.Groups == null);
    }

    [Fact]
    public async Task The_app_may_say_who_the_unit_is_and_in_which_groups()
    {
        await using var app = await MigratedApp.StartAsync(move => move.Unit(http => http.Request.Headers["X-User"] + "@shop").Groups(_ => ["testers"]));

        await app.SendAsync();

        app.Routers.Asked.Should().ContainSingle().Which.Should().Match<RouteRequest>(it => it.Unit == "ann@shop" && it.Groups!.Single() == "testers");
        (await app.Queue.GetAsync(app.Author.Jobs.Single()))!.Owner.Should().Be("ann", "a unit gives nobody a job");
    }

    [Fact]
    public async Task A_unit_that_cannot_be_found_out_costs_no_answer()
    {
        await using var app = await MigratedApp.StartAsync(move => move.Unit(_ => throw new InvalidOperationException("a bug")), MigrationSide.Legacy);

        (await app.SendAsync()).StatusCode.Should().Be(HttpStatusCode.OK);

        app.Routers.Asked.Single().Unit.Should().BeNull();
    }

    [Fact]
    public async Task A_visitor_keeps_a_random_unit_in_a_cookie_where_the_plan_says_so()
    {
        await using var app = await MigratedApp.StartAsync(side: MigrationSide.Legacy);
        app.Routers.Plan = RolloutPlans.FourStages(MigratedApp.Key) with { Anonymous = AnonymousRouting.Sticky };
        app.Routers.Decision = app.Routers.Decision with { Reason = RouteReason.Default, Randomised = false };
        var client = app.Client(user: null);

        var first = await client.PostAsync(LegacyStory.Path, MigratedApp.Json("""{"title":"fox"}"""));
        var cookie = first.Headers.GetValues("Set-Cookie").Should().ContainSingle().Which;
        cookie.Should().MatchRegex("^jobkit_unit=[0-9a-f]{32}; .*httponly", "no script needs it").And.ContainEquivalentOf("samesite=lax");
        var unit = cookie["jobkit_unit=".Length..].Split(';')[0];
        client.DefaultRequestHeaders.Add("Cookie", "jobkit_unit=" + unit);
        var second = await client.PostAsync(LegacyStory.Path, MigratedApp.Json("""{"title":"fox"}"""));

        second.Headers.Contains("Set-Cookie").Should().BeFalse();
        app.Routers.Asked.Select(it => it.AnonymousUnit).Should().Equal(null, unit, unit);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ")]
    public async Task A_cookie_that_is_none_of_ours_is_replaced(string forged)
    {
        await using var app = await MigratedApp.StartAsync(side: MigrationSide.Legacy);
        app.Routers.Plan = RolloutPlans.FourStages(MigratedApp.Key) with { Anonymous = AnonymousRouting.Sticky };
        app.Routers.Decision = app.Routers.Decision with { Reason = RouteReason.Default, Randomised = false };
        var client = app.Client(user: null);
        client.DefaultRequestHeaders.Add("Cookie", "jobkit_unit=" + forged);

        var answer = await client.PostAsync(LegacyStory.Path, MigratedApp.Json("""{"title":"fox"}"""));

        answer.Headers.Contains("Set-Cookie").Should().BeTrue();
        app.Routers.Asked.Should().NotContain(it => it.AnonymousUnit == forged);
    }

    [Fact]
    public async Task Who_is_signed_in_or_not_drawn_gets_no_cookie()
    {
        await using var app = await MigratedApp.StartAsync(side: MigrationSide.Legacy);
        app.Routers.Plan = RolloutPlans.FourStages(MigratedApp.Key) with { Anonymous = AnonymousRouting.Sticky };
        app.Routers.Decision = app.Routers.Decision with { Reason = RouteReason.Disabled, Randomised = false };

        (await app.SendAsync(user: null)).Headers.Contains("Set-Cookie").Should().BeFalse();
        (await app.SendAsync(user: "ann")).Headers.Contains("Set-Cookie").Should().BeFalse();
    }

    [Fact]
    public async Task The_decision_is_told_only_where_the_app_says_so()
    {
        await using var silent = await MigratedApp.StartAsync();
        (await silent.SendAsync()).Headers.Contains("JobKit-Route").Should().BeFalse();

        await using var telling = await MigratedApp.StartAsync(move => move.ExposeDecision());
        (await telling.SendAsync()).Headers.GetValues("JobKit-Route").Should().Equal("candidate; reason=split; stage=canary; version=14");
    }

    [Theory]
    [InlineData(MigrationSide.Legacy)]
    [InlineData(MigrationSide.Candidate)]
    public async Task Both_sides_say_that_the_endpoint_will_go(MigrationSide side)
    {
        await using var app = await MigratedApp.StartAsync(
            move => move.Contract(contract => contract.Result<StoryBook>((_, book) => book).Deprecated("2026-12-01", "https://example.org/jobs").Sunset("2027-06-30")), side);

        var answer = await app.SendAsync();

        answer.Headers.GetValues("Deprecation").Should().Equal("@1796083200");
        answer.Headers.GetValues("Sunset").Should().Equal("Wed, 30 Jun 2027 00:00:00 GMT");
        answer.Headers.GetValues("Link").Should().ContainSingle().Which.Should().Contain("rel=\"deprecation\"");
    }

    [Fact]
    public async Task An_address_holds_the_path_base()
    {
        await using var app = await MigratedApp.StartAsync(before: web =>
        {
            web.UsePathBase("/shop");
            web.UseRouting();
        });

        var answer = await app.SendAsync("slow", prefer: "wait=0", path: "/shop" + LegacyStory.Path);

        answer.Headers.Location!.ToString().Should().StartWith("/shop/api/jobs/");
    }

    [Fact]
    public async Task Where_a_cookie_owns_the_jobs_of_strangers_it_is_their_unit_too()
    {
        await using var app = await MigratedApp.StartAsync(services: all => all.Configure<JobApiOptions>(api => api.AnonymousJobs = AnonymousJobs.Cookie));

        var answer = await app.SendAsync(user: null);

        answer.Headers.GetValues("Set-Cookie").Should().ContainSingle().Which.Should().StartWith("__Host-JobKit=");
        var owner = (await app.Queue.GetAsync(app.Author.Jobs.Single()))!.Owner;
        owner.Should().StartWith("anonymous:").And.Be(app.Routers.Asked.Single().Unit);
    }
}
