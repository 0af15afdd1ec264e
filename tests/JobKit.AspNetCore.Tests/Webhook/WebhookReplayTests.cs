using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore.Tests;

public sealed class WebhookReplayTests : IDisposable
{
    private readonly SqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_call_that_one_node_took_is_found_on_another_though_its_clock_is_off()
    {
        await using var first = await NodeAsync(TimeSpan.Zero);
        await using var second = await NodeAsync(TimeSpan.FromMinutes(4));
        await first.Queue.EnqueueAsync(new Draw("a"));

        var taken = await SendAsync(first, "msg");
        await first.Queue.EnqueueAsync(new Draw("b"));
        var replayed = await SendAsync(second, "msg");
        var other = await SendAsync(second, "msg 2");

        taken.GetProperty("completed").GetInt32().Should().Be(1);
        replayed.GetProperty("duplicate").GetBoolean().Should().BeTrue();
        replayed.GetProperty("processed").GetInt32().Should().Be(0);
        other.GetProperty("completed").GetInt32().Should().Be(1, "the job of the replayed call was left to the next");
    }

    [Fact]
    public async Task Of_the_same_call_to_two_nodes_at_once_one_does_the_work()
    {
        await using var first = await NodeAsync(TimeSpan.Zero);
        await using var second = await NodeAsync(TimeSpan.Zero);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => SendAsync(i % 2 == 0 ? first : second, "msg")));

        answers.Count(answer => !answer.TryGetProperty("duplicate", out _)).Should().Be(1);
    }

    private static async Task<System.Text.Json.JsonElement> SendAsync(JobApp node, string id)
    {
        var answer = await node.BrowserOf(null).SendAsync(WebhookApp.Signed(id));
        answer.IsSuccessStatusCode.Should().BeTrue(await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    private Task<JobApp> NodeAsync(TimeSpan skew) => JobApp.StartAsync(it =>
    {
        WebhookApp.Configure(it);
        var jobs = it.Jobs;
        var services = it.Services;
        it.Jobs = builder =>
        {
            jobs(builder);
            builder.UseEntityFrameworkCore(options => options.UseSqlite(_file.ConnectionString));
        };
        it.Services = all =>
        {
            services(all);
            all.AddSingleton<TimeProvider>(new SkewedClock(skew));
        };
    });

    private sealed class SkewedClock(TimeSpan skew) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + skew;
    }
}
