using System.Net;
using System.Text;
using JobKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Client.Tests;

/// <summary>What a server on loopback does not do on demand.</summary>
public sealed class WatchScriptTests
{
    private const string Id = "0198c0de-0000-7000-8000-000000000001";
    private const string Processing = $$"""{"jobId":"{{Id}}","status":"processing","progress":40,"currentStep":"half","more":["than today"]}""";
    private const string Completed = $$"""{"jobId":"{{Id}}","status":"completed","progress":100,"result":[1,2]}""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task A_pruned_job_ends_it()
    {
        var watch = () => StatesAsync(new Script(Script.Events($"event: gone\ndata: {{\"jobId\":\"{Id}\"}}\n\n")));

        (await watch.Should().ThrowAsync<JobClientException>()).Which.Code.Should().Be("JOB_NOT_FOUND");
    }

    [Fact]
    public async Task A_silent_connection_is_given_up_and_taken_up_again_from_the_state_that_is_known()
    {
        var script = new Script(
            Script.Events(() => new SilentStream(Encoding.UTF8.GetBytes($"retry: 2000\n:\n\nid: a\nevent: job\ndata: {Processing}\n\n"))),
            Script.Events($"id: b\nevent: job\ndata: {Completed}\n\n"));

        var watching = StatesAsync(script);
        await AdvanceAsync(TimeSpan.FromSeconds(45));
        await AdvanceAsync(TimeSpan.FromSeconds(2));

        (await watching).Select(state => state.Status).Should().Equal(RemoteJobStatus.Processing, RemoteJobStatus.Completed);
        script.Asked.Last().Headers.GetValues("Last-Event-ID").Should().Equal("a");
    }

    [Fact]
    public async Task A_server_that_is_away_is_asked_less_and_less_often_and_its_stream_again_once_it_is_back()
    {
        var script = new Script(
            Script.Unreachable, Script.Unreachable,
            Script.Status(HttpStatusCode.ServiceUnavailable, retryAfter: 7),
            Script.Job(Processing, "a", 2),
            Script.Events($"id: a\nevent: job\ndata: {Processing}\n\nid: b\nevent: job\ndata: {Completed}\n\n"));

        var watching = StatesAsync(script);
        await AdvanceAsync(null);
        await AdvanceAsync(TimeSpan.FromSeconds(7));

        (await watching).Select(state => state.Status).Should().Equal([RemoteJobStatus.Processing, RemoteJobStatus.Completed], "no state is told twice");
    }

    [Fact]
    public async Task Data_of_several_lines_is_one_event()
    {
        var lines = Completed.Replace(",\"progress\"", ",\r\ndata: \"progress\"", StringComparison.Ordinal);

        (await StatesAsync(new Script(Script.Events($"event:job\ndata: {lines}\n\n")))).Single().Progress.Should().Be(100);
    }

    [Fact]
    public async Task An_answer_that_is_no_job_is_told_and_not_asked_for_again()
    {
        var watch = () => StatesAsync(new Script(Script.Status(HttpStatusCode.NoContent), Script.Job("<html>", "a", 2)));

        await watch.Should().ThrowAsync<System.Text.Json.JsonException>();
    }

    [Theory]
    [InlineData(0, 0.0, 0, 0.5)]
    [InlineData(0, 1.0, 0, 1)]
    [InlineData(3, 1.0, 0, 8)]
    [InlineData(60, 1.0, 0, 30)]
    [InlineData(0, 1.0, 12, 12)]
    public void The_wait_doubles_up_to_half_a_minute_and_is_never_shorter_than_the_server_asks(int failures, double chance, double asked, double seconds)
    {
        Backoff.After(failures, chance, TimeSpan.FromSeconds(asked)).Should().Be(TimeSpan.FromSeconds(seconds));
    }

    /// <summary>Waits for a timer, of this time or of any, and lets it pass.</summary>
    private async Task AdvanceAsync(TimeSpan? time)
    {
        await (time is { } known ? _clock.WaitForTimerAsync(known) : _clock.WaitForTimersAsync()).WaitAsync(Patience, TimeProvider.System);
        _clock.Advance(time ?? TimeSpan.FromSeconds(1));
    }

    private async Task<List<JobState>> StatesAsync(Script script)
    {
        var client = Clients.Of(new("http://jobs.example/"), "ann", _clock, http => http.ConfigurePrimaryHttpMessageHandler(() => script));
        var states = new List<JobState>();
        await foreach (var state in client.WatchAsync(Guid.Parse(Id)))
        {
            states.Add(state);
        }

        return states;
    }
}
