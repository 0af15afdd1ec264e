using JobKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Client.Tests;

public sealed class WatchTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_follower_sees_progress_keeps_following_through_a_restart_and_sees_the_end_once()
    {
        await using var app = await WorkApp.StartAsync();
        var heard = new Overheard();
        var client = Clients.Of(app.Address, "ann", configure: http => http.AddHttpMessageHandler(() => heard));
        var start = await client.StartAsync("count", new CountWords("one\ftwo", Paced: true));
        var seen = new List<JobState>();

        await using var states = client.WatchAsync(start.JobId).GetAsyncEnumerator();
        while (await states.MoveNextAsync().AsTask().WaitAsync(Patience, TimeProvider.System) && states.Current.CurrentStep is null)
        {
            seen.Add(states.Current);
        }

        states.Current.Should().BeEquivalentTo(new { Status = RemoteJobStatus.Processing, CurrentStep = "Counting page 1 of 2: one" });
        await app.StopAsync();
        await app.StartAgainAsync();
        app.Pace.Next("ann", 4);
        while (await states.MoveNextAsync().AsTask().WaitAsync(Patience, TimeProvider.System))
        {
            seen.Add(states.Current);
        }

        seen[^1].ReadResult(WorkJson.Default.WordCount).Should().Be(new WordCount(2, 2, "one"));
        seen.Count(state => state.IsEnded).Should().Be(1);
        heard.Calls.Where(call => call.Path.EndsWith("/events", StringComparison.Ordinal)).Should().HaveCountGreaterThan(1)
            .And.Contain(call => call.LastEventId != null, "it goes on from the state that it knows");
    }

    [Fact]
    public async Task Where_no_stream_is_to_be_had_it_polls_as_the_server_says()
    {
        await using var app = await WorkApp.StartAsync(it => it.Api = api => api.StreamsPerUser = 1);
        var clock = new ManualTimeProvider();
        var heard = new Overheard();
        var client = Clients.Of(app.Address, "ann", clock, http => http.AddHttpMessageHandler(() => heard));
        var start = await client.StartAsync("count", new CountWords("one", Paced: true));
        await using var only = Clients.Of(app.Address, "ann").WatchAsync(start.JobId).GetAsyncEnumerator();
        await only.MoveNextAsync();
        while (only.Current.Status != RemoteJobStatus.Processing || only.Current.CurrentStep is null)
        {
            await only.MoveNextAsync().AsTask().WaitAsync(Patience, TimeProvider.System);
        }

        var states = await StatesAsync(client, start.JobId, clock, async () =>
        {
            app.Pace.Next("ann");
            while (!only.Current.IsEnded)
            {
                await only.MoveNextAsync().AsTask().WaitAsync(Patience, TimeProvider.System);
            }
        });

        states.Select(state => state.Status).Should().Equal(RemoteJobStatus.Processing, RemoteJobStatus.Completed);
        heard.Calls.Single(call => call.Path.EndsWith("/events", StringComparison.Ordinal)).Status.Should().Be(429);
        var polls = heard.Calls.Where(call => call.Path.EndsWith(start.JobId.ToString(), StringComparison.Ordinal)).ToList();
        polls.Select(call => call.Status).Should().Equal(200, 304, 200);
        polls.Select(call => call.IsConditional).Should().Equal(false, true, true);
    }

    [Fact]
    public async Task A_stranger_and_an_unknown_job_end_it_at_once()
    {
        await using var app = await WorkApp.StartAsync();

        var stranger = () => Clients.Of(app.Address, user: null).WatchAsync(Guid.CreateVersion7()).GetAsyncEnumerator().MoveNextAsync().AsTask();
        var unknown = () => Clients.Of(app.Address, "ann").WatchAsync(Guid.CreateVersion7()).GetAsyncEnumerator().MoveNextAsync().AsTask();

        (await stranger.Should().ThrowAsync<JobClientException>()).Which.Code.Should().Be("UNAUTHENTICATED");
        (await unknown.Should().ThrowAsync<JobClientException>()).Which.Code.Should().Be("JOB_NOT_FOUND");
    }

    /// <summary>All states of a job that is polled: after the second poll something else happens.</summary>
    private static async Task<List<JobState>> StatesAsync(IJobClient client, Guid id, ManualTimeProvider clock, Func<Task> afterTwoPolls)
    {
        var states = new List<JobState>();
        var watching = Task.Run(async () =>
        {
            await foreach (var state in client.WatchAsync(id))
            {
                states.Add(state);
            }
        });
        var usual = TimeSpan.FromSeconds(2);
        await clock.WaitForTimerAsync(usual).WaitAsync(Patience, TimeProvider.System);
        clock.Advance(usual);
        await clock.WaitForTimerAsync(usual).WaitAsync(Patience, TimeProvider.System);
        await afterTwoPolls();
        clock.Advance(usual);
        await watching.WaitAsync(Patience, TimeProvider.System);
        return states;
    }
}
