using JobKit.Storage;
using JobKit.Tests.Types;
using JobKit.Tests.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobKit.Tests.Registration;

public sealed class SystemJobsTests
{
    [Fact]
    public async Task A_worker_of_named_queues_serves_the_librarys_too_and_no_others()
    {
        await using var node = await WorkerNode.StartAsync(
            (_, _, _) => Task.FromResult<string?>(null),
            jobs => jobs.ConfigureWorker(worker => worker.Queues = ["mail"]).Services.AddSystemJob<SystemWork, string, SystemWorkHandler>("jobkit-work"));
        var other = await node.Queue.EnqueueAsync(new Scripted("other"));

        var done = await node.EndOfAsync(await node.Queue.EnqueueAsync(new SystemWork("a")));
        await node.RunToEndAsync(new("mail"), new() { Queue = "mail" });

        node.Queue.ReadResult<string>(done).Should().Be("jobkit-work a");
        (await node.Queue.GetAsync(other))!.Status.Should().Be(JobStatus.Pending);
    }

    [Fact]
    public void A_job_of_the_library_is_made_for_somebody_elses_transaction_on_the_reserved_queue_before_the_apps()
    {
        using var provider = WithWork(new ServiceCollection()).BuildServiceProvider();

        var made = provider.GetRequiredService<IJobFactory>().Create(new SystemWork("a"), new() { UniqueKey = "one" });

        made.Should().BeEquivalentTo(new { Type = "jobkit.work", Queue = "jobkit-system", Payload = """{"name":"a"}""", UniqueKey = "one" });
        made.Priority.Should().BeLessThan(0);
    }

    [Fact]
    public void Registered_twice_it_is_one()
    {
        using var provider = WithWork(WithWork(new ServiceCollection())).BuildServiceProvider();

        provider.GetRequiredService<JobTypeRegistry>().HandledTypes.Should().Equal("jobkit.work");
        provider.GetServices<SystemQueue>().Should().ContainSingle();
    }

    [Fact]
    public void What_an_app_may_use_too_is_no_name_for_the_librarys_jobs()
    {
        var services = new ServiceCollection();

        services.Invoking(it => it.AddSystemJob<Scripted, string?, ScriptedHandler>()).Should().Throw<ArgumentException>().WithMessage("\"scripted\" is a name that an app*");
        services.Invoking(it => it.AddSystemJob<SystemWork, string, SystemWorkHandler>("system")).Should().Throw<ArgumentException>().WithMessage("\"system\" is a queue*");
        services.Should().BeEmpty();
    }

    [Fact]
    public void An_apps_type_of_a_reserved_name_is_refused()
    {
        Adding(jobs => jobs.AddHandler<SystemWork, string, SystemWorkHandler>()).Should().Throw<ArgumentException>().WithMessage(
            "The job type name of *SystemWork is \"jobkit.work\". Names that begin with jobkit. are kept for JobKit's own jobs. Give the class another [JobType*");
        Adding(jobs => jobs.AddJob<SystemWork>()).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void An_apps_use_of_a_reserved_queue_is_refused_wherever_it_is_said()
    {
        Adding(jobs => jobs.AddJob<Greet>(greet => greet.Queue = "jobkit-mine")).Should().Throw<ArgumentException>().WithMessage(
            "Job type \"greet\": HandlerOptions.Queue is \"jobkit-mine\". Queues that begin with jobkit- are kept for JobKit's own jobs. Set it to another queue's name, or remove it for the default, default.*");
        Adding(jobs => jobs.ConfigureQueue("JobKit-system", _ => { })).Should().Throw<ArgumentException>().WithMessage("The queue is \"JobKit-system\". Queues that begin with*");
        using var provider = WithWork(new ServiceCollection(), jobs => jobs.AddJob<Greet>().ConfigureWorker(it => it.Queues = ["jobkit-system"])).BuildServiceProvider();
        provider.Invoking(it => it.GetRequiredService<IOptions<WorkerOptions>>().Value).Should().Throw<OptionsValidationException>().WithMessage(
            "JobKit:Worker:Queues:0 is \"jobkit-system\". Queues that begin with jobkit- are kept for JobKit's own jobs. Remove it: every worker serves them.");
        provider.GetRequiredService<IJobFactory>().Invoking(it => it.Create(new Greet("Ann"), new() { Queue = "jobkit-system" })).Should().Throw<ArgumentException>()
            .WithMessage("EnqueueOptions.Queue is \"jobkit-system\". Queues that begin with jobkit- are kept for JobKit's own jobs. Set it to another queue's name, or remove it for the type's queue.*");
    }

    private static IServiceCollection WithWork(IServiceCollection services, Action<IBackgroundJobsBuilder>? configure = null)
    {
        services.AddLogging().AddSystemJob<SystemWork, string, SystemWorkHandler>();
        return services.AddBackgroundJobs(configure);
    }

    private static Action Adding(Action<IBackgroundJobsBuilder> configure) => () => new ServiceCollection().AddBackgroundJobs(configure);
}
