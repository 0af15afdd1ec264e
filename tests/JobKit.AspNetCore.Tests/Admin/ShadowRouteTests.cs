using System.Net;
using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore.Tests.Admin;

public sealed class ShadowRouteTests
{
    [Fact]
    public async Task What_two_answers_held_is_shown_only_to_whoever_may_see_it()
    {
        await using var app = await OperatedApp.StartAsync(AdminApp.Sensitive);
        var id = JobId.New();
        await app.Services.GetRequiredService<IShadowStore>().AddAsync(
            new()
            {
                Id = id,
                Key = OperatedApp.Key,
                Epoch = 1,
                Hash = "hash",
                Stamp = "stamp",
                ControlJson = """{"title":"fox"}""",
                Verdict = new(ShadowClass.Mismatch, "$.title", """[{"path":"$.title"}]"""),
            },
            TimeSpan.FromDays(1),
            CancellationToken.None);
        var path = $"{OperatedApp.One}/shadow/{id}";
        var auditor = app.ClientOf("sue", "auditor");

        var shown = await (await auditor.GetAsync(path)).JsonAsync();

        shown.GetProperty("class").GetString().Should().Be("mismatch");
        shown.GetProperty("differences")[0].GetProperty("path").GetString().Should().Be("$.title");
        shown.GetProperty("control").GetProperty("title").GetString().Should().Be("fox");
        await (await app.ClientOf("eve", "emergency").GetAsync(path)).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "FORBIDDEN");
        await (await auditor.GetAsync($"{AdminApp.Path}/migrations/another/shadow/{id}")).ShouldBeProblemAsync(HttpStatusCode.NotFound, "OBSERVATION_NOT_FOUND");
        await (await auditor.GetAsync($"{OperatedApp.One}/shadow/{JobId.New()}")).ShouldBeProblemAsync(HttpStatusCode.NotFound, "OBSERVATION_NOT_FOUND");
        await (await auditor.GetAsync($"{OperatedApp.One}/shadow/x")).ShouldBeProblemAsync(HttpStatusCode.NotFound, "OBSERVATION_NOT_FOUND");
    }
}
