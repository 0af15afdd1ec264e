using System.Diagnostics.Metrics;
using JobKit.Tests.Telemetry;
using JobKit.Tests.Types;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Enqueue;

/// <summary>What is refused at the edge is counted, with its reason.</summary>
public sealed class RefusedEnqueueTests : IDisposable
{
    private readonly IsolatedMeterFactory _meters = new();
    private readonly MetricRecorder _recorder;
    private readonly ServiceProvider _provider;

    public RefusedEnqueueTests()
    {
        _recorder = new(_meters);
        _provider = new ServiceCollection().AddLogging()
            .AddSingleton<IMeterFactory>(_meters)
            .AddBackgroundJobs(jobs => jobs.AddJob<Greet>().AddJob<Cyclic>().ConfigureJobs(options =>
            {
                options.MaxPayloadBytes = 1024;
                options.MaxPerOwner = 1;
            }))
            .BuildServiceProvider();
    }

    private IJobQueue Queue => _provider.GetRequiredService<IJobQueue>();

    private IEnumerable<string> Refused => _recorder.Records.Where(record => record.Instrument == "jobkit.jobs.refused").Select(record => record.Tags);

    [Fact]
    public async Task A_payload_over_the_limit()
    {
        var tooMuch = new Greet(new string('x', 1024));

        await FluentActions.Awaiting(() => Queue.EnqueueAsync(tooMuch, new() { Queue = "mail" }).AsTask()).Should().ThrowAsync<JobPayloadException>();
        await FluentActions.Awaiting(() => Queue.EnqueueManyAsync([new("Ann"), tooMuch]).AsTask()).Should().ThrowAsync<JobPayloadException>();

        Refused.Should().Equal("job.type=greet outcome=payload queue=mail", "job.type=greet outcome=payload queue=default");
    }

    [Fact]
    public async Task A_payload_that_cannot_be_serialised()
    {
        var endless = new Cyclic();
        endless.Next = endless;

        await FluentActions.Awaiting(() => Queue.EnqueueAsync(endless).AsTask()).Should().ThrowAsync<JobPayloadException>();

        Refused.Should().Equal("job.type=cyclic outcome=payload queue=default");
    }

    [Fact]
    public async Task An_owner_over_the_limit_and_an_id_taken()
    {
        var id = await Queue.EnqueueAsync(new Greet("Ann"), new() { Owner = "ann" });

        await FluentActions.Awaiting(() => Queue.EnqueueAsync(new Greet("Ben"), new() { Owner = "ann" }).AsTask()).Should().ThrowAsync<JobOwnerLimitException>();
        await FluentActions.Awaiting(() => Queue.EnqueueAsync(new Greet("Ben"), new() { Id = id.Id }).AsTask()).Should().ThrowAsync<JobConflictException>();

        Refused.Should().Equal("job.type=greet outcome=owner_limit queue=default", "job.type=greet outcome=conflict queue=default");
    }

    public void Dispose()
    {
        _provider.Dispose();
        _recorder.Dispose();
        _meters.Dispose();
    }
}
