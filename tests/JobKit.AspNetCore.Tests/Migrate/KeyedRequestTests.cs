using System.Net;
using JobKit.Migration;

namespace JobKit.AspNetCore.Tests.Migrate;

public sealed class KeyedRequestTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_repeated_request_is_answered_by_the_first_ones_job_also_once_that_has_ended(bool hasEnded)
    {
        await using var app = await MigratedApp.StartAsync();
        var first = app.SendAsync("slow", key: "k-1");
        await app.Author.JobBegan.Task;
        if (hasEnded)
        {
            app.Author.Slow.SetResult();
            await first;
        }

        var second = app.SendAsync("slow", key: "k-1");
        if (!hasEnded)
        {
            await app.Store.Second.Task;
            app.Author.Slow.SetResult();
        }

        (await (await second).Content.ReadAsStringAsync()).Should().Be(await (await first).Content.ReadAsStringAsync());
        (await second).Headers.GetValues("Idempotency-Replayed").Should().Equal("true");
        app.Author.Jobs.Should().ContainSingle();
        app.Author.LegacyCalls.Should().Be(0);
        (await app.CountedAsync(ObservedArm.Candidate)).Should().Be(new ArmTally(1, 1, 0, 0), "a repetition is counted with the request that made the job");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_same_key_with_another_body_is_refused(bool hasEnded)
    {
        await using var app = await MigratedApp.StartAsync();
        var first = app.SendAsync("slow", key: "k-1", prefer: "wait=20");
        await app.Author.JobBegan.Task;
        if (hasEnded)
        {
            app.Author.Slow.SetResult();
            await first;
        }

        var second = await app.SendAsync("fox", key: "k-1");

        second.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await second.JsonAsync()).GetProperty("code").GetString().Should().Be("IDEMPOTENCY_MISMATCH");
        app.Author.Jobs.Should().ContainSingle();
        app.Author.LegacyCalls.Should().Be(0);
    }

    [Fact]
    public async Task Nobody_meets_anothers_job_by_guessing_its_key()
    {
        await using var app = await MigratedApp.StartAsync();

        await app.SendAsync(key: "k-1");
        (await app.SendAsync(key: "k-1", user: "bob")).Headers.Contains("Idempotency-Replayed").Should().BeFalse();

        app.Author.Jobs.Should().HaveCount(2);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_merged()
    {
        await using var app = await MigratedApp.StartAsync();

        await Task.WhenAll(app.SendAsync(), app.SendAsync());

        app.Author.Jobs.Should().HaveCount(2);
    }

    [Fact]
    public async Task Equal_bodies_of_one_owner_are_merged_where_the_app_says_so_and_never_those_of_anonymous_callers()
    {
        await using var app = await MigratedApp.StartAsync(move => move.DeduplicateWithin(TimeSpan.FromHours(1)));

        foreach (var user in new[] { "ann", "ann", null, null })
        {
            (await app.SendAsync("slow", user, prefer: "wait=0")).StatusCode.Should().Be(HttpStatusCode.Accepted);
        }

        await app.SendAsync("fox");
        app.Author.Slow.SetResult();
        await app.EndedAsync();
        (await app.CountedAsync(ObservedArm.Candidate)).Should().Be(new ArmTally(4, 4, 0, 0), "of ann's two slow ones the second is a repetition");
        app.Author.Jobs.Should().HaveCount(4);
    }
}
