using System.Net;
using Microsoft.AspNetCore.Builder;

namespace JobKit.AspNetCore.Tests;

public sealed class ClientFileTests
{
    [Theory]
    [InlineData("jobkit.js", "text/javascript")]
    [InlineData("elements.js", "text/javascript")]
    [InlineData("react.js", "text/javascript")]
    [InlineData("jobkit.css", "text/css")]
    [InlineData("jobkit.d.ts", "text/plain")]
    public async Task A_file_is_served_to_anybody_as_what_it_is(string name, string type)
    {
        await using var app = await StartAsync();

        using var answer = await app.BrowserOf(null).GetAsync("/jobkit/" + name);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().Should().Be(type + "; charset=utf-8");
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Headers.CacheControl!.ToString().Should().Be("public, no-cache");
        (await answer.Content.ReadAsByteArrayAsync()).Should().Equal(await File.ReadAllBytesAsync(ClientPackage.PathOf(name)));
    }

    [Fact]
    public async Task Whoever_has_a_file_is_not_sent_it_again_and_each_file_has_a_tag_of_its_own()
    {
        await using var app = await StartAsync();
        var browser = app.BrowserOf(null);
        var module = (await browser.GetAsync("/jobkit/jobkit.js")).Headers.ETag!;
        var elements = (await browser.GetAsync("/jobkit/elements.js")).Headers.ETag!;

        using var known = await browser.SendAsync(Asking(module));
        using var other = await browser.SendAsync(Asking(elements));

        known.StatusCode.Should().Be(HttpStatusCode.NotModified);
        known.Headers.ETag.Should().Be(module);
        (await known.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
        other.StatusCode.Should().Be(HttpStatusCode.OK, "the tag is that of another file");
        module.IsWeak.Should().BeFalse();
    }

    [Fact]
    public async Task Nothing_else_of_the_assembly_is_served()
    {
        await using var app = await StartAsync();

        foreach (var name in new[] { "package.json", "ClientFile.cs", "..%2fJobApiOptions.cs", "" })
        {
            (await app.BrowserOf(null).GetAsync("/jobkit/" + name)).StatusCode.Should().Be(HttpStatusCode.NotFound, name);
        }
    }

    private static HttpRequestMessage Asking(System.Net.Http.Headers.EntityTagHeaderValue tag) =>
        new(HttpMethod.Get, "/jobkit/jobkit.js") { Headers = { IfNoneMatch = { tag } } };

    private static Task<JobApp> StartAsync() => JobApp.StartAsync(it => it.Map = app => app.MapBackgroundJobsClient("/jobkit"));
}
