using JobKit.Tests.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace JobKit.Tests.Settle;

public sealed class SettledObserversTests
{
    private static readonly SettledJob Ended = new() { Id = JobId.New(), Type = "t", Queue = "q", Status = JobStatus.Completed, Verb = JobVerb.Complete };

    [Fact]
    public async Task All_are_told_though_one_throws_at_once_and_one_later()
    {
        var told = new List<string>();
        var observers = Observers(
            new Observer(_ => told.Add("first")),
            new Observer(_ => throw new InvalidOperationException("at once")),
            new Observer(async _ =>
            {
                await Task.Yield();
                throw new InvalidOperationException("later");
            }),
            new Observer(jobs => told.Add($"last of {jobs.Count}")));

        await observers.PublishAsync([Ended], default);

        told.Should().Equal("first", "last of 1");
    }

    [Fact]
    public async Task Nobody_is_told_of_nothing()
    {
        var told = 0;

        await Observers(new Observer(_ => told++)).PublishAsync([], default);

        told.Should().Be(0);
    }

    [Fact]
    public async Task Observers_are_made_at_the_first_batch_so_that_one_may_need_the_queue()
    {
        var made = 0;
        var services = new ServiceCollection().AddSingleton<IJobSettledObserver>(_ =>
        {
            made++;
            return new Observer(_ => { });
        });
        var observers = new SettledObservers(services.BuildServiceProvider(), NullLogger<SettledObservers>.Instance);
        made.Should().Be(0);

        await observers.PublishAsync([Ended], default);
        await observers.PublishAsync([Ended], default);

        made.Should().Be(1);
    }

    [Fact]
    public async Task An_observer_that_cannot_be_made_is_logged_and_hurts_nobody()
    {
        var logger = new RecordingLogger<SettledObservers>();
        var services = new ServiceCollection().AddSingleton<IJobSettledObserver>(_ => throw new InvalidOperationException("no such thing"));

        await new SettledObservers(services.BuildServiceProvider(), logger).PublishAsync([Ended], default);

        logger.Lines.Should().ContainSingle().Which.Should().StartWith("1305 ");
    }

    private static SettledObservers Observers(params IJobSettledObserver[] observers)
    {
        var services = new ServiceCollection();
        foreach (var observer in observers)
        {
            services.AddSingleton(observer);
        }

        return new(services.BuildServiceProvider(), NullLogger<SettledObservers>.Instance);
    }

    private sealed class Observer(Func<IReadOnlyList<SettledJob>, ValueTask> told) : IJobSettledObserver
    {
        public Observer(Action<IReadOnlyList<SettledJob>> told)
            : this(jobs =>
            {
                told(jobs);
                return default;
            })
        {
        }

        public ValueTask OnSettledAsync(IReadOnlyList<SettledJob> jobs, CancellationToken cancellationToken) => told(jobs);
    }
}
