using JobKit.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace JobKit.AspNetCore.Tests;

public sealed class JobFeedTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly CountedStore _store = new();
    private readonly JobFeed _feed;

    public JobFeedTests() => _feed = new(_store, _clock, NullLogger<JobFeed>.Instance);

    public void Dispose() => _feed.Dispose();

    [Fact]
    public async Task A_thousand_followers_cost_one_query_a_second()
    {
        var tickets = Enumerable.Range(0, 1000).Select(_ => _feed.Follow(_store.Add())).ToList();

        for (var second = 1; second <= 3; second++)
        {
            await SecondAsync();
        }

        _store.StateReads.Should().Be(3);
        _store.Reads.Should().Be(0);
        tickets.ForEach(ticket => ticket.Dispose());
        _feed.Count.Should().Be(0);
    }

    [Fact]
    public async Task Progress_is_passed_on_without_a_read_and_a_beginning_with_one()
    {
        var job = _store.Add();
        using var ticket = _feed.Follow(job);

        _store.Set(job with { Progress = 40, Step = "Page 4" });
        var before = ticket.State;
        await SecondAsync();
        await before.Replaced;
        ticket.State.Job.Step.Should().Be("Page 4");
        _store.Reads.Should().Be(0);

        before = ticket.State;
        _store.Set(job with { Status = JobStatus.Processing, Epoch = 1, Attempt = 1, StartedAt = _clock.GetUtcNow() });
        await SecondAsync();
        await before.Replaced;
        ticket.State.Job.StartedAt.Should().NotBeNull();
        _store.Reads.Should().Be(1);
    }

    [Fact]
    public async Task An_end_in_this_process_is_told_without_waiting_for_the_second()
    {
        var job = _store.Add();
        using var ticket = _feed.Follow(job);
        var before = ticket.State;
        _store.Set(job with { Status = JobStatus.Completed, Epoch = 1, Result = "1" });

        await _feed.OnSettledAsync([new() { Id = job.Id, Type = job.Type, Queue = job.Queue, Status = JobStatus.Completed, Verb = JobVerb.Complete }], CancellationToken.None);

        await before.Replaced.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        ticket.State.Job.Result.Should().Be("1");
    }

    [Fact]
    public async Task A_store_that_fails_for_a_second_is_asked_again_in_the_next()
    {
        var job = _store.Add();
        using var ticket = _feed.Follow(job);
        var before = ticket.State;
        _store.Fails = true;
        await SecondAsync();
        _store.Fails = false;
        _store.Set(job with { Progress = 1 });

        await SecondAsync();

        await before.Replaced;
        ticket.State.Job.Progress.Should().Be(1);
    }

    private async Task SecondAsync()
    {
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(1));
    }
}
