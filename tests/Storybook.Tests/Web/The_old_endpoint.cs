using System.Net;
using System.Text.Json.Nodes;
using JobKit;
using JobKit.Migration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Storybook.Tests;

public sealed class The_old_endpoint
{
    private static readonly string[] Bodies =
    [
        """{"title":"The fox","story":"Once upon a time a fox lived by the sea. It was cold.","audience":"children","maxPages":2}""",
        """{"story":"A king rode through the forest.\n\nNight came.","title":"Zoë & «the» <dragon> + \"日本\" 😀"}""",
        """{"title":" ","story":"A story without a title."}""",
        """{"title":"No letters","story":"12 34"}""",
        """{"title":"Too many pages","story":"A story.","maxPages":201}""",
        """{"title":"Wrong kind","story":7}""",
        """{"title":"Cut of""",
        "",
    ];

    [Fact]
    public async Task At_0_percent_it_makes_the_book_within_the_request_and_there_is_no_job()
    {
        await using var app = StorybookApp.WithoutWorker;

        var answer = await app.AskLegacyAsync(Bodies[0]);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var book = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        (await app.Queue.ListAsync(new JobQuery())).Jobs.Should().BeEmpty();
        var row = await app.InDatabaseAsync(db => db.Books.SingleAsync());
        (row.Id, row.Story.Title).Should().Be(((string)book["id"]!, "The fox"));
        File.Exists(Path.Combine(app.Data, "books", row.File!)).Should().BeTrue();
    }

    [Fact]
    public async Task At_100_percent_jobs_answer_byte_by_byte_what_it_answers_itself()
    {
        await using var old = StorybookApp.WithoutWorker;
        await using var migrated = new StorybookApp();
        var visitor = await migrated.MigrateAsync();

        foreach (var body in Bodies)
        {
            var expected = await ReadAsync(await old.AskLegacyAsync(body));
            (await ReadAsync(await migrated.AskLegacyAsync(body, visitor))).Should().Be(expected);
        }

        var jobs = await migrated.Queue.ListAsync(new JobQuery { Type = "storybook.create" });
        jobs.Jobs.Should().HaveCount(2).And.OnlyContain(job => job.Status == JobStatus.Completed, "only what is a story becomes a job");
    }

    [Fact]
    public async Task Where_pages_get_lost_the_job_fails_at_once_in_the_contracts_shape_and_the_next_one_makes_the_book()
    {
        await using var app = new StorybookApp();
        var visitor = await app.MigrateAsync();
        var story = DemoStory.Of(1);
        var body = new JsonObject { ["title"] = story.Title, ["story"] = story.Story, ["audience"] = story.Audience }.ToJsonString();
        var loss = app.Services.GetRequiredService<PageLoss>();

        loss.IsOn = true;
        var failed = await app.AskLegacyAsync(body, visitor);
        loss.IsOn = false;
        var served = await app.AskLegacyAsync(body, visitor);

        var reading = LegacyShape.Read((int)failed.StatusCode, failed.Content.Headers.ContentType!.ToString(), await failed.Content.ReadAsStringAsync(), story);
        reading.Kind.Should().Be(AnswerKind.Failed);
        (await app.Queue.GetAsync(JobId.Parse(reading.Id!, null)))!.FailureReason.Should().Be(JobFailureReason.Rejected);
        (await app.Queue.ListAsync(new JobQuery { Type = "storybook.assemble" })).Jobs.Should().OnlyContain(job => job.Attempt == 1);
        LegacyShape.Read((int)served.StatusCode, served.Content.Headers.ContentType!.ToString(), await served.Content.ReadAsStringAsync(), story)
            .Kind.Should().Be(AnswerKind.Book);
    }

    [Fact]
    public async Task It_can_be_asked_again_for_a_book_that_is_there_and_for_one_whose_file_was_lost()
    {
        await using var app = StorybookApp.WithoutWorker;
        var first = await ReadAsync(await app.AskLegacyAsync(Bodies[0]));
        var file = Path.Combine(app.Data, "books", (await app.InDatabaseAsync(db => db.Books.SingleAsync())).File!);
        var bytes = await File.ReadAllBytesAsync(file);
        File.Delete(file);

        (await ReadAsync(await app.AskLegacyAsync(Bodies[0]))).Should().Be(first);
        (await ReadAsync(await app.AskLegacyAsync(Bodies[0]))).Should().Be(first);

        (await File.ReadAllBytesAsync(file)).Should().Equal(bytes);
    }

    [Fact]
    public void A_job_that_puts_the_same_book_together_meanwhile_takes_nothing_away_from_it()
    {
        var root = Directory.CreateTempSubdirectory("storybook").FullName;
        var folder = new BookFolder(root);

        folder.Place("a.epub", path =>
        {
            File.WriteAllText(path, "a book");
            folder.RemoveUnfinished("a.epub");
        });

        File.ReadAllText(folder.PathOf("a.epub")).Should().Be("a book");
        Directory.EnumerateFiles(folder.Books).Should().ContainSingle("nothing else is left");
        Directory.Delete(root, recursive: true);
    }

    [Theory]
    [InlineData("create-storybook")]
    [InlineData("demo")]
    public void Its_plans_are_free_of_problems(string name) =>
        RolloutPlan.FromJson(File.ReadAllText(MigrationSetup.PathOf(name))).Key.Should().Be(MigrationSetup.Key);

    private static async Task<(HttpStatusCode Status, string? Type, string Body)> ReadAsync(HttpResponseMessage answer) =>
        (answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), await answer.Content.ReadAsStringAsync());
}
