using JobKit.Storage;
using JobKit.Tests.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobKit.Tests.Registration;

public sealed class AddBackgroundJobsTests
{
    [Fact]
    public void Everything_that_is_registered_can_be_made()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddBackgroundJobs(jobs => jobs.AddHandler<Greet, GreetHandler>().UseStore(_ => StoreStandIn.New().Store));

        using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        provider.GetRequiredService<IJobQueue>().Should().BeSameAs(provider.GetRequiredService<IJobQueue>());
        provider.GetRequiredService<IJobOperator>().Should().BeSameAs(provider.GetRequiredService<JobOperator>());
        provider.GetServices<IJobSettledObserver>().Should().Contain(provider.GetRequiredService<JobWatcher>());
        provider.GetRequiredService<IJobQueryStore>().Should().BeSameAs(provider.GetRequiredService<IJobStore>());
    }

    [Fact]
    public async Task A_handler_with_a_result_is_invoked_with_its_payload_from_the_attempts_scope()
    {
        await using var provider = new ServiceCollection().AddBackgroundJobs(jobs => jobs.AddHandler<Greet, string, Greeter>()).BuildServiceProvider();
        var type = provider.GetRequiredService<JobTypeRegistry>().Get(typeof(Greet));
        await using var scope = provider.CreateAsyncScope();

        type.ResultType.Should().Be<string>();
        (await type.Invoke!(scope.ServiceProvider, new Greet("Ann"), null!, default)).Should().Be("Hello, Ann");
    }

    [Fact]
    public async Task A_handler_without_a_result_gives_none()
    {
        await using var provider = new ServiceCollection().AddBackgroundJobs(jobs => jobs.AddHandler<Greet, GreetHandler>()).BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();

        (await provider.GetRequiredService<JobTypeRegistry>().Get(typeof(Greet)).Invoke!(scope.ServiceProvider, new Greet("Ann"), null!, default)).Should().BeNull();
    }

    [Fact]
    public void A_handler_is_made_once_per_attempt_unless_the_app_said_otherwise()
    {
        var scoped = new ServiceCollection().AddBackgroundJobs(jobs => jobs.AddHandler<Greet, GreetHandler>());
        var own = new ServiceCollection().AddSingleton<GreetHandler>().AddBackgroundJobs(jobs => jobs.AddHandler<Greet, GreetHandler>());

        scoped.Single(service => service.ServiceType == typeof(GreetHandler)).Lifetime.Should().Be(ServiceLifetime.Scoped);
        own.Single(service => service.ServiceType == typeof(GreetHandler)).Lifetime.Should().Be(ServiceLifetime.Singleton);
    }

    [Fact]
    public void Two_classes_with_one_name_are_refused_and_both_are_named()
    {
        FluentActions.Invoking(() => new ServiceCollection().AddBackgroundJobs(jobs => jobs.AddJob<Greet>().AddJob<Other>()))
            .Should().Throw<InvalidOperationException>().WithMessage("The job type name \"greet\" belongs to *Types.Greet, so *Other cannot have it too. Give one of them another [JobType(*");
    }

    [Fact]
    public void Two_handlers_of_one_class_are_refused_and_both_are_named()
    {
        var services = new ServiceCollection().AddBackgroundJobs(jobs => jobs.AddHandler<Greet, GreetHandler>());

        FluentActions.Invoking(() => services.AddBackgroundJobs(jobs => jobs.AddHandler<Greet, string, Greeter>()))
            .Should().Throw<InvalidOperationException>().WithMessage("*Greet has the handler *GreetHandler already, so *Greeter cannot*");
    }

    [Fact]
    public void A_handler_stands_over_an_enqueue_only_registration_in_any_order_and_over_several_calls()
    {
        var before = new ServiceCollection().AddBackgroundJobs(jobs => jobs.AddHandler<Greet, GreetHandler>()).AddBackgroundJobs(jobs => jobs.AddJob<Greet>());
        var after = new ServiceCollection().AddBackgroundJobs(jobs => jobs.AddJob<Greet>()).AddBackgroundJobs(jobs => jobs.AddHandler<Greet, GreetHandler>());

        foreach (var services in new[] { before, after })
        {
            using var provider = services.BuildServiceProvider();
            provider.GetRequiredService<JobTypeRegistry>().HandledTypes.Should().Equal("greet");
        }
    }

    [Fact]
    public void A_handlers_option_out_of_range_is_told_where_it_is_written()
    {
        FluentActions.Invoking(() => new ServiceCollection().AddBackgroundJobs(jobs => jobs.AddHandler<Greet, GreetHandler>(greet => greet.MaxAttempts = 0)))
            .Should().Throw<ArgumentException>().WithMessage("Job type \"greet\": HandlerOptions.MaxAttempts is 0. It must be between 1 and 100.*JobKit:Jobs:MaxAttempts.*");
    }

    [Fact]
    public void The_last_store_wins()
    {
        var (last, _) = StoreStandIn.New();
        using var provider = new ServiceCollection()
            .AddBackgroundJobs(jobs => jobs.UseStore(_ => StoreStandIn.New().Store))
            .AddBackgroundJobs(jobs => jobs.UseStore(_ => last))
            .BuildServiceProvider();

        provider.GetServices<IJobStore>().Should().Equal(last);
    }

    [Fact]
    public void A_queue_that_is_set_twice_is_one_queue_with_both_settings_applied()
    {
        using var provider = new ServiceCollection()
            .AddBackgroundJobs(jobs => jobs.ConfigureQueue("mail", queue => queue.Concurrency = 3).ConfigureQueue("mail", queue => queue.Concurrency++))
            .BuildServiceProvider();

        provider.GetServices<ConfiguredQueue>().Should().ContainSingle().Which.Name.Should().Be("mail");
        provider.GetRequiredService<IOptionsMonitor<QueueOptions>>().Get("mail").Concurrency.Should().Be(4);
    }

    [Fact]
    public void Middlewares_are_kept_in_the_order_of_registration()
    {
        using var provider = new ServiceCollection().AddBackgroundJobs(jobs => jobs.AddMiddleware<Outer>().AddMiddleware<Inner>()).BuildServiceProvider();
        using var scope = provider.CreateScope();

        scope.ServiceProvider.GetServices<IJobMiddleware>().Select(middleware => middleware.GetType()).Should().Equal(typeof(Outer), typeof(Inner));
    }

    [JobType("greet")]
    private sealed record Other;

    private sealed class GreetHandler : IJobHandler<Greet>
    {
        public Task HandleAsync(Greet job, JobContext context, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Greeter : IJobHandler<Greet, string>
    {
        public Task<string> HandleAsync(Greet job, JobContext context, CancellationToken cancellationToken) => Task.FromResult($"Hello, {job.Name}");
    }

    private class Outer : IJobMiddleware
    {
        public Task InvokeAsync(JobContext context, JobAttemptDelegate next, CancellationToken cancellationToken) => next(cancellationToken);
    }

    private sealed class Inner : Outer;
}
