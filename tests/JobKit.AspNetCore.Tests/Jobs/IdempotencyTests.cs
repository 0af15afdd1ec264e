using System.Net;
using JobKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore.Tests;

public sealed class IdempotencyTests
{
    private const string Dragon = """{"title":"A dragon"}""";

    [Fact]
    public async Task The_same_key_and_body_are_the_same_job_while_it_lives_and_after_its_end()
    {
        await using var app = await JobApp.StartAsync();
        var ann = app.ClientOf("ann");
        var first = await ann.StartAsync("""{"title":"slow"}""", key: "k 1");
        var id = JobId.Parse((await first.JsonAsync()).GetProperty("jobId").GetString()!, null);
        first.Headers.Contains("Idempotency-Replayed").Should().BeFalse();

        await ShouldBeReplayedAsync(await ann.StartAsync("""{"title":"slow"}""", key: "k 1"), id);
        app.Easel.Release();
        await app.Queue.WaitAsync(id, TimeSpan.FromSeconds(20));
        await ShouldBeReplayedAsync(await ann.StartAsync("""{"title":"slow"}""", key: "k 1"), id);
    }

    [Fact]
    public async Task The_same_key_at_the_same_time_makes_one_job()
    {
        await using var app = await JobApp.StartAsync();
        var ann = app.ClientOf("ann");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ann.StartAsync("""{"colour":"red"}""", "painting", key: "k")));

        var ids = new HashSet<string>();
        foreach (var answer in answers)
        {
            answer.StatusCode.Should().Be(HttpStatusCode.Accepted);
            ids.Add((await answer.JsonAsync()).GetProperty("jobId").GetString()!);
        }

        ids.Should().ContainSingle();
        answers.Count(answer => answer.Headers.Contains("Idempotency-Replayed")).Should().Be(7);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        await using var app = await JobApp.StartAsync();
        var ann = app.ClientOf("ann");
        await ann.StartAsync(Dragon, key: "k");

        var answer = await ann.StartAsync("""{"title":"A knight"}""", key: "k");

        await answer.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "IDEMPOTENCY_MISMATCH");
    }

    [Fact]
    public async Task Another_users_key_and_another_types_are_others()
    {
        await using var app = await JobApp.StartAsync();

        var ids = new HashSet<string>();
        foreach (var (user, json, alias) in new[] { ("ann", Dragon, "drawing"), ("bob", Dragon, "drawing"), ("ann", """{"colour":"red"}""", "painting") })
        {
            ids.Add((await (await app.ClientOf(user).StartAsync(json, alias, key: "k")).JsonAsync()).GetProperty("jobId").GetString()!);
        }

        ids.Should().HaveCount(3);
    }

    [Fact]
    public async Task After_the_window_the_key_is_a_new_one()
    {
        var clock = new ManualTimeProvider();
        await using var app = await JobApp.StartAsync(it =>
        {
            it.Services = services => services.AddSingleton<TimeProvider>(clock);
            it.Configuration["JobKit:Api:IdempotencyWindow"] = "00:10:00";
        });
        var ann = app.ClientOf("ann");
        var first = await KeyedAsync(ann);
        await app.Queue.CancelAsync(first);

        clock.Advance(TimeSpan.FromMinutes(9));
        (await KeyedAsync(ann)).Should().Be(first);
        clock.Advance(TimeSpan.FromMinutes(2));
        (await KeyedAsync(ann)).Should().NotBe(first);
    }

    [Fact]
    public void A_key_is_one_header_of_printable_ASCII()
    {
        IdempotencyKey.IsOne("a-b c").Should().BeTrue();
        IdempotencyKey.IsOne("").Should().BeFalse();
        IdempotencyKey.IsOne("ключ").Should().BeFalse();
        IdempotencyKey.IsOne(new(["a", "b"])).Should().BeFalse();
    }

    [Fact]
    public async Task A_key_has_at_most_255_characters()
    {
        await using var app = await JobApp.StartAsync();

        (await app.ClientOf("ann").StartAsync(Dragon, key: new('k', 255))).StatusCode.Should().Be(HttpStatusCode.Accepted);
        await (await app.ClientOf("ann").StartAsync(Dragon, key: new('k', 256))).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "QUERY_INVALID");
    }

    private static async Task<JobId> KeyedAsync(HttpClient client)
    {
        var answer = await client.StartAsync("""{"colour":"red"}""", "painting", key: "k");
        return JobId.Parse((await answer.JsonAsync()).GetProperty("jobId").GetString()!, null);
    }

    private static async Task ShouldBeReplayedAsync(HttpResponseMessage answer, JobId id)
    {
        answer.StatusCode.Should().Be(HttpStatusCode.Accepted);
        answer.Headers.GetValues("Idempotency-Replayed").Should().Equal("true");
        (await answer.JsonAsync()).GetProperty("jobId").GetString().Should().Be(id.ToString());
    }
}
