using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using JobKit;
using Microsoft.EntityFrameworkCore;

namespace Storybook.Tests;

public sealed class Making_a_book
{
    [Fact]
    public async Task A_story_becomes_an_epub_with_all_its_pages()
    {
        await using var app = new StorybookApp();
        var started = await app.StartAsync(Stories.MusiciansText);
        (await app.EndOf(started)).Status.Should().Be(JobStatus.Completed);

        var job = await app.GetAsync((string)started["pollingUrl"]!);
        ((string?)job["status"], (int)job["progress"]!).Should().Be(("completed", 100));
        var result = await app.GetAsync($"/api/jobs/{started["jobId"]}/result");
        JsonNode.DeepEquals(result, job["result"]).Should().BeTrue();
        var download = await app.Visitor().GetAsync((string)result["url"]!);
        download.Content.Headers.ContentType!.MediaType.Should().Be("application/epub+zip");
        var files = Unpack(await download.Content.ReadAsByteArrayAsync());
        files.Keys.First().Should().Be("mimetype");
        files.Keys.Count(name => name.Contains("/images/page-", StringComparison.Ordinal)).Should().Be(result["pages"]!.AsArray().Count).And.BeGreaterThan(3);
        foreach (var document in files.Where(f => f.Key != "mimetype" && !f.Key.EndsWith(".css", StringComparison.Ordinal)))
            XDocument.Parse(document.Value).Root.Should().NotBeNull();
    }

    [Fact]
    public async Task Each_page_is_drawn_by_one_job_and_exactly_one_of_them_orders_the_assembly()
    {
        await using var app = new StorybookApp();
        await app.EndOf(await app.StartAsync(Stories.FishermanText));
        var pages = await app.InDatabaseAsync(db => db.Pages.CountAsync());
        var drawn = await JobsOf(app, "storybook.page");
        drawn.Should().HaveCount(pages).And.OnlyContain(j => j.Status == JobStatus.Completed && j.Attempt == 1);
        (await JobsOf(app, "storybook.assemble")).Should().ContainSingle().Which.Status.Should().Be(JobStatus.Completed);
    }

    [Fact]
    public async Task The_same_story_is_the_same_book_however_often_and_by_whomever_it_is_asked_for()
    {
        await using var app = StorybookApp.WithoutWorker;
        var first = await app.StartAsync(Stories.MusiciansText);
        var second = await app.StartAsync(Stories.MusiciansText.ReplaceLineEndings("\r\n"));

        await using var worker = new StorybookApp(app);
        var made = worker.Queue.ReadResult<StorybookResult>(await worker.EndOf(first))!;
        worker.Queue.ReadResult<StorybookResult>(await worker.EndOf(second)).Should().BeEquivalentTo(made);
        (await JobsOf(worker, "storybook.page")).Should().HaveCount(made.Pages.Count, "two jobs of one book share its pages");
        var file = Path.Combine(app.Data, "books", made.File);
        var (bytes, written) = (await File.ReadAllBytesAsync(file), File.GetLastWriteTimeUtc(file));
        worker.Queue.ReadResult<StorybookResult>(await worker.EndOf(await worker.StartAsync(Stories.MusiciansText))).Should().BeEquivalentTo(made);
        File.GetLastWriteTimeUtc(file).Should().Be(written, "a finished book is not made again");

        File.Delete(file);
        await worker.EndOf(await worker.StartAsync(Stories.MusiciansText));
        (await File.ReadAllBytesAsync(file)).Should().Equal(bytes, "a book that was lost is put together again from its pages");
    }

    [Fact]
    public async Task Another_story_has_other_pictures()
    {
        await using var app = new StorybookApp();
        await app.EndOf(await app.StartAsync(Stories.MusiciansText));
        await app.EndOf(await app.StartAsync(Stories.FishermanText));
        var pictures = await app.InDatabaseAsync(db => db.Pages.Select(p => new { p.BookId, p.Picture }).ToListAsync());
        pictures.Select(p => p.BookId).Distinct().Should().HaveCount(2);
        pictures.Should().NotContain(p => p.Picture == null);
        pictures.Select(p => p.Picture).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_title_of_ones_own_goes_onto_the_book()
    {
        await using var app = new StorybookApp();
        var job = await app.EndOf(await app.StartAsync(Stories.MusiciansText, "Four friends"));
        app.Queue.ReadResult<StorybookResult>(job)!.Title.Should().Be("Four friends");
    }

    private static async Task<IReadOnlyList<Job>> JobsOf(StorybookApp app, string type) =>
        (await app.Queue.ListAsync(new JobQuery { Type = type, Limit = 200 })).Jobs;

    private static Dictionary<string, string> Unpack(byte[] epub)
    {
        using var archive = new ZipArchive(new MemoryStream(epub));
        return archive.Entries.ToDictionary(e => e.FullName, e => new StreamReader(e.Open()).ReadToEnd());
    }
}
