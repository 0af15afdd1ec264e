using System.Net;

namespace JobKit.AspNetCore.Tests.Admin;

public sealed class FlagRouteTests
{
    [Fact]
    public async Task Flags_are_shown_and_changed_in_the_seeds_shapes()
    {
        await using var app = await OperatedApp.StartAsync();

        var changed = await OperatedApp.PostAsync(app.Operator, "/api/admin/feature-flags", new { flagName = "new-form", updates = new { rolloutPercentage = 25, enabled = false } });

        (await changed.JsonAsync()).GetProperty("success").GetBoolean().Should().BeTrue();
        var flag = (await (await app.Reader.GetAsync("/api/admin/feature-flags")).JsonAsync()).GetProperty("new-form");
        flag.GetProperty("rolloutPercentage").GetDecimal().Should().Be(25);
        flag.GetProperty("enabled").GetBoolean().Should().BeFalse();
        flag.GetProperty("source").GetString().Should().Be("store");
        (await (await app.Reader.GetAsync("/api/admin/feature-flags/new-form/evaluate?targetingKey=ann")).JsonAsync()).GetProperty("reason").GetString().Should().Be("disabled");
    }

    [Fact]
    public async Task What_is_wrong_with_a_change_is_told()
    {
        await using var app = await OperatedApp.StartAsync();
        const string Flags = "/api/admin/feature-flags";

        (await (await OperatedApp.PostAsync(app.Operator, Flags, new { flagName = "new-form" })).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "PAYLOAD_INVALID"))
            .GetProperty("error").GetString().Should().Be("Missing required fields");
        await (await OperatedApp.PostAsync(app.Operator, Flags, new { flagName = "none", updates = new { enabled = true } })).ShouldBeProblemAsync(HttpStatusCode.NotFound, "FLAG_NOT_FOUND");
        await (await OperatedApp.PostAsync(app.Operator, Flags, new { flagName = "new-form", updates = new { rolloutPercentage = 101 } })).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "PAYLOAD_INVALID");
        await (await OperatedApp.PostAsync(app.Operator, Flags, new { flagName = "new-form", updates = new { colour = 1 } })).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "PAYLOAD_INVALID");
        await (await OperatedApp.PostAsync(app.Operator, Flags, new { flagName = "new-form", updates = new { enabled = true }, version = 99 })).ShouldBeProblemAsync(HttpStatusCode.Conflict, "VERSION_CONFLICT");
        (await OperatedApp.PostAsync(app.Reader, Flags, new { flagName = "new-form", updates = new { enabled = true } })).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_browser_asks_for_its_user_and_keeps_the_answer_for_half_a_minute()
    {
        await using var app = await OperatedApp.StartAsync();
        var ann = app.ClientOf("ann");

        var answer = await ann.GetAsync("/api/feature-flags/new-form?userId=ann");

        (await answer.JsonAsync()).GetProperty("enabled").GetBoolean().Should().BeTrue();
        answer.Headers.CacheControl!.ToString().Should().Contain("max-age=30").And.Contain("private");
        ann.DefaultRequestHeaders.Add("If-None-Match", answer.Headers.ETag!.ToString());
        (await ann.GetAsync("/api/feature-flags/new-form")).StatusCode.Should().Be(HttpStatusCode.NotModified);
        (await ann.GetAsync("/api/feature-flags/hidden")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await ann.GetAsync("/api/feature-flags/new-form?userId=bob")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await app.Reader.GetAsync("/api/feature-flags/new-form?userId=bob")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await app.ClientOf(null).GetAsync("/api/feature-flags/new-form")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }
}
