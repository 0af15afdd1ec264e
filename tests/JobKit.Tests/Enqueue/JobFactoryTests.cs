using System.Diagnostics;
using JobKit.Tests.Telemetry;
using JobKit.Tests.Types;

namespace JobKit.Tests.Enqueue;

public sealed class JobFactoryTests
{
    private static readonly HandlerOptions Typed = new() { Queue = "typed", Priority = 7, MaxAttempts = 3, Timeout = TimeSpan.FromMinutes(1) };

    [Fact]
    public void A_job_that_nobody_said_anything_of_takes_the_apps_defaults()
    {
        var job = Factory(new()).Create(new Greet("Ann"));

        job.Should().BeEquivalentTo(new
        {
            Type = "greet",
            Queue = "default",
            Priority = 0,
            Payload = """{"name":"Ann"}""",
            Delay = TimeSpan.Zero,
            MaxAttempts = 5,
            Timeout = TimeSpan.FromMinutes(15),
            OwnerLimit = (int?)null,
            LimitConcurrency = 1,
        });
        job.Id.Value.Version.Should().Be(7);
    }

    [Fact]
    public void The_types_options_stand_over_the_apps()
    {
        Factory(new(), Typed).Create(new Greet("Ann")).Should().BeEquivalentTo(
            new { Queue = "typed", Priority = 7, MaxAttempts = 3, Timeout = TimeSpan.FromMinutes(1) });
    }

    [Fact]
    public void The_callers_options_stand_over_all()
    {
        var options = new EnqueueOptions { Queue = "mine", Priority = -1, MaxAttempts = 9, Timeout = TimeSpan.FromHours(2), Id = JobId.New() };

        Factory(new(), Typed).Create(new Greet("Ann"), options).Should().BeEquivalentTo(
            new { options.Id, Queue = "mine", Priority = -1, MaxAttempts = 9, Timeout = TimeSpan.FromHours(2) });
    }

    [Fact]
    public void Where_priorities_do_not_count_all_jobs_have_priority_0()
    {
        Factory(new() { UsePriority = false }, Typed).Create(new Greet("Ann"), new() { Priority = -5 }).Priority.Should().Be(0);
    }

    [Fact]
    public void An_owners_job_has_the_owners_limit_and_a_hidden_or_ownerless_one_has_none()
    {
        var factory = Factory(new() { MaxPerOwner = 3 });

        factory.Create(new Greet("Ann"), new() { Owner = "ann" }).OwnerLimit.Should().Be(3);
        factory.Create(new Greet("Ann"), new() { Owner = "ann", Hidden = true }).OwnerLimit.Should().BeNull();
        factory.Create(new Greet("Ann")).OwnerLimit.Should().BeNull();
    }

    [Fact]
    public void An_instant_is_kept_in_whole_microseconds_of_UTC()
    {
        var dueAt = new DateTimeOffset(2027, 1, 1, 2, 0, 0, TimeSpan.FromHours(2)).AddTicks(19);

        Factory(new()).Create(new Greet("Ann"), new() { DueAt = dueAt }).DueAt.Should().BeExactly(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(10));
    }

    [Fact]
    public void A_repeated_enqueue_has_the_same_content_though_a_default_changed()
    {
        var options = new EnqueueOptions { Id = JobId.New() };

        Factory(new() { MaxAttempts = 5 }).Create(new Greet("Ann"), options).ContentHash
            .Should().Be(Factory(new() { MaxAttempts = 6 }, Typed).Create(new Greet("Ann"), options).ContentHash);
    }

    [Fact]
    public void The_callers_trace_goes_with_the_job()
    {
        using var request = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();

        Factory(new()).Create(new Greet("Ann")).TraceParent.Should().Be(request.Id);
    }

    [Fact]
    public void Doubled_tags_are_kept_once()
    {
        Factory(new()).Create(new Greet("Ann"), new() { Tags = ["b", "a", "b"] }).Tags.Should().Equal("b", "a");
    }

    [Fact]
    public void Wrong_options_are_told_before_the_payload_is_touched()
    {
        FluentActions.Invoking(() => Factory(new()).Create(new Greet(new string('x', 1 << 20)), new() { MaxAttempts = 0 })).Should().Throw<ArgumentException>();
    }

    private static JobFactory Factory(JobOptions options, HandlerOptions? typed = null) =>
        new(
            Registry.Of(Registry.Type<Greet>(typed)),
            Registry.Serializer(options),
            new(new JobKitMetrics(new IsolatedMeterFactory()), new RecordingLogger<JobQueue>()),
            new FixedOptions<JobOptions>(options),
            TimeProvider.System);
}
