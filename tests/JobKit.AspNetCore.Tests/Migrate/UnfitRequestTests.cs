using System.Net;
using System.Text;
using JobKit.Migration;

namespace JobKit.AspNetCore.Tests.Migrate;

/// <summary>Requests that were routed to the candidate and are none for a job: legacy answers them as ever.</summary>
public sealed class UnfitRequestTests
{
    [Theory]
    [InlineData("""{"title":"fox","pages":"many"}""", 0)]
    [InlineData("not JSON", 0)]
    [InlineData("null", 0)]
    [InlineData("", 0)]
    [InlineData("""{"title":"fox","pages":6}""", 1)]
    [InlineData("""{"title":""}""", 1)]
    public async Task Legacy_tells_what_is_wrong_with_it(string body, int calls)
    {
        await using var app = await MigratedApp.StartAsync(move => move.RunIf(request => request.Title.Length > 0));

        var answer = await app.SendAsync(MigratedApp.Json(body));

        app.Author.LegacyCalls.Should().Be(calls);
        var bare = await app.SendAsync(MigratedApp.Json(body), path: MigratedApp.Bare);
        answer.StatusCode.Should().Be(bare.StatusCode);
        if (!bare.IsSuccessStatusCode)
        {
            (await answer.Content.ReadAsStringAsync()).Should().Be(await bare.Content.ReadAsStringAsync());
        }

        app.Author.Jobs.Should().BeEmpty();
        (await app.CountedAsync(ObservedArm.Candidate)).Should().Be(new ArmTally(1, 1, 0, 0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_larger_than_a_job_may_be_comes_to_legacy_whole(bool isLengthKnown)
    {
        await using var app = await MigratedApp.StartAsync();
        var title = new string('x', 300 * 1024);
        var content = isLengthKnown ? (HttpContent)MigratedApp.Json($$"""{"title":"{{title}}"}""") : new UnsizedJson($$"""{"title":"{{title}}"}""");

        var answer = await app.SendAsync(content);

        (await answer.JsonAsync()).GetProperty("title").GetString().Should().Be(title);
        app.Author.LegacyCalls.Should().Be(1);
        app.Author.Jobs.Should().BeEmpty();
    }

    [Fact]
    public async Task A_key_that_can_be_none_is_left_to_legacy()
    {
        await using var app = await MigratedApp.StartAsync();

        (await app.SendAsync(key: new string('k', 256))).StatusCode.Should().Be(HttpStatusCode.OK);

        app.Author.LegacyCalls.Should().Be(1);
        app.Author.Jobs.Should().BeEmpty();
    }

    [Fact]
    public async Task A_mapping_that_throws_is_the_candidates_error_and_the_client_does_not_know()
    {
        await using var app = await MigratedApp.StartAsync(move => move.Map(_ => throw new InvalidOperationException("a bug")));

        (await app.SendAsync()).StatusCode.Should().Be(HttpStatusCode.OK);

        app.Author.LegacyCalls.Should().Be(1);
        (await app.CountedAsync(ObservedArm.Candidate)).Should().Be(new ArmTally(1, 1, 1, 0));
    }

    [Fact]
    public async Task A_reader_of_the_apps_own_reads_what_is_not_JSON()
    {
        await using var app = await MigratedApp.StartAsync(move => move.Bind((http, body) => new(Encoding.UTF8.GetString(body.Span), http.Request.Query.Count)));

        var answer = await app.SendAsync(MigratedApp.Json("fox"), path: LegacyStory.Path + "?a=1&b=2");

        (await answer.JsonAsync()).GetProperty("pages").GetArrayLength().Should().Be(2);
        app.Author.LegacyCalls.Should().Be(0);
    }
}
