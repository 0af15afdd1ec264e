using System.Net;
using System.Text.Json.Nodes;
using JobKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Storybook.Tests;

public sealed class Stopping_a_book
{
    [Fact]
    public async Task A_cancelled_book_says_so_and_has_no_result()
    {
        await using var app = StorybookApp.WithoutWorker;
        var started = await app.StartAsync(Stories.MusiciansText);
        var answer = await app.Visitor().PostAsync($"/api/jobs/{started["jobId"]}/cancel", null);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var job = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        ((string?)job["status"], (string?)job["errorCode"]).Should().Be(("cancelled", "JOB_CANCELLED"));
        var problem = await app.GetAsync($"/api/jobs/{started["jobId"]}/result", HttpStatusCode.Gone);
        ((string?)problem["code"]).Should().Be("JOB_CANCELLED");
    }

    [Fact]
    public async Task No_page_of_a_cancelled_book_is_drawn_until_it_is_started_again()
    {
        await using var app = StorybookApp.WithoutWorker;
        var started = await app.StartAsync(Stories.MusiciansText);
        var order = BookOrder.Of(Stories.MusiciansText, null, null);
        var book = new BookRow { Id = order.Id, Story = order.Story, MaxPages = order.MaxPages, AskedAt = Stories.Time, JobId = StorybookApp.IdOf(started).Value };
        await app.InDatabaseAsync(db =>
        {
            db.Books.Add(book);
            var scenes = SceneSplitter.Split(book.Story, new SceneLimits());
            db.Pages.AddRange(scenes.Select(s => new PageRow { BookId = book.Id, Number = s.Number, Scene = s }));
            return db.SaveChangesAsync();
        });
        var page = await app.Queue.EnqueueAsync(new DrawPage(book.Id, 1));
        await app.Queue.CancelAsync(StorybookApp.IdOf(started));

        await using var worker = new StorybookApp(app);
        (await worker.Queue.WaitAsync(page, TimeSpan.FromMinutes(1))).Status.Should().Be(JobStatus.Completed);
        (await worker.InDatabaseAsync(db => db.Pages.CountAsync(p => p.DrawnAt != null))).Should().Be(0);

        (await worker.EndOf(await worker.StartAsync(Stories.MusiciansText))).Status.Should().Be(JobStatus.Completed);
        (await worker.InDatabaseAsync(db => db.Pages.CountAsync(p => p.DrawnAt == null))).Should().Be(0);
    }

    [Fact]
    public async Task A_book_that_cannot_be_written_fails_with_a_sentence_and_can_be_started_again()
    {
        await using var app = new StorybookApp { Configure = s => s.Configure<JobOptions>(jobs => jobs.MaxAttempts = 1) };
        var story = StoryParser.Parse(Stories.MusiciansText, "a-story.txt");
        var row = new BookRow { Id = BookRow.IdOf(story, new SceneLimits().MaxScenes), Story = story, MaxPages = 16, AskedAt = Stories.Time };
        var inTheWay = Directory.CreateDirectory(Path.Combine(app.Data, "books", BookFolder.NameOf(row))).FullName;

        var started = await app.StartAsync(Stories.MusiciansText);
        (await app.EndOf(started)).FailureReason.Should().Be(JobFailureReason.Rejected);
        var problem = await app.GetAsync($"/api/jobs/{started["jobId"]}/result", HttpStatusCode.UnprocessableEntity);
        ((string?)problem["code"]).Should().Be("JOB_FAILED");

        Directory.Delete(inTheWay);
        (await app.EndOf(await app.StartAsync(Stories.MusiciansText))).Status.Should().Be(JobStatus.Completed);
    }
}
