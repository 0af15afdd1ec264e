using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobKit.Tests.Registration;

public sealed class OptionsValidationTests
{
    public static TheoryData<string, Action<WorkerOptions>> WrongWorkers => new()
    {
        {
            "JobKit:Worker:Concurrency is 0. It must be between 1 and 1000. Set it to the number of jobs one node may run at once, or remove it for the default, 10.",
            options => options.Concurrency = 0
        },
        { "JobKit:Worker:Concurrency is 1001.*", options => options.Concurrency = 1001 },
        { "JobKit:Worker:MinPollInterval is 00:00:00.0090000.*", options => options.MinPollInterval = TimeSpan.FromMilliseconds(9) },
        { "JobKit:Worker:MaxPollInterval is 00:00:00.0400000. It must be between 00:00:00.0500000 and 00:05:00.*", options => options.MaxPollInterval = TimeSpan.FromMilliseconds(40) },
        { "JobKit:Worker:PrefetchLimit is -1. It must be between 0 and 10000.*", options => options.PrefetchLimit = -1 },
        { "JobKit:Worker:SettleBatchSize is 5001. It must be between 1 and 5000.*", options => options.SettleBatchSize = 5001 },
        { "JobKit:Worker:LeaseDuration is 00:00:00.9000000.*", options => (options.LeaseDuration, options.RenewInterval) = (TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(0.2)) },
        { "JobKit:Worker:RenewInterval is 00:00:11. It must be between 00:00:00.1000000 and 00:00:10. Set it to at most a third of*", options => options.RenewInterval = TimeSpan.FromSeconds(11) },
        { "JobKit:Worker:RenewInterval is 00:00:10. It must be between * and 00:00:05.*", options => options.LeaseDuration = TimeSpan.FromSeconds(15) },
        { "JobKit:Worker:SweepInterval is 00:00:00.*", options => options.SweepInterval = TimeSpan.Zero },
        { "JobKit:Worker:ShutdownGrace is 00:10:01.*", options => options.ShutdownGrace = TimeSpan.FromSeconds(601) },
        { "JobKit:Worker:MaxAbandons is -1.*", options => options.MaxAbandons = -1 },
        { "JobKit:Worker:Queues:1 is \"a b\".*", options => options.Queues = ["a", "a b"] },
        { "JobKit:Worker:Queues is null.*", options => options.Queues = null! },
    };

    public static TheoryData<string, Action<JobOptions>> WrongJobs => new()
    {
        { "JobKit:Jobs:MaxAttempts is 0. It must be between 1 and 100. Set it to *, or remove it for the default, 5.", options => options.MaxAttempts = 0 },
        { "JobKit:Jobs:Timeout is 00:00:00. It must be between 00:00:01 and 1.00:00:00.*", options => options.Timeout = TimeSpan.Zero },
        { "JobKit:Jobs:RetryBaseDelay is -00:00:01.*", options => options.RetryBaseDelay = TimeSpan.FromSeconds(-1) },
        { "JobKit:Jobs:RetryMaxDelay is 00:00:01. It must be between 00:00:02 and 7.00:00:00.*", options => options.RetryMaxDelay = TimeSpan.FromSeconds(1) },
        { "JobKit:Jobs:MaxPayloadBytes is 1023. It must be between 1024 and 16777216.*", options => options.MaxPayloadBytes = 1023 },
        { "JobKit:Jobs:MaxResultBytes is 16777217.*", options => options.MaxResultBytes = 16777217 },
        { "JobKit:Jobs:MaxPerOwner is 0. It must be between 1 and 100000. Set it to *, or remove it for no limit.", options => options.MaxPerOwner = 0 },
        { "JobKit:Jobs:ErrorDetail is 7.*", options => options.ErrorDetail = (ErrorDetail)7 },
        { "JobOptions.SerializerOptions is null.*", options => options.SerializerOptions = null! },
    };

    [Fact]
    public void The_defaults_are_in_range()
    {
        FluentActions.Invoking(() => Start(_ => { })).Should().NotThrow();
    }

    [Theory]
    [MemberData(nameof(WrongWorkers))]
    public void A_wrong_value_of_the_worker_stops_the_start_with_its_sentence(string message, Action<WorkerOptions> wrong)
    {
        FluentActions.Invoking(() => Start(jobs => jobs.ConfigureWorker(wrong))).Should().Throw<OptionsValidationException>().WithMessage(message);
    }

    [Theory]
    [MemberData(nameof(WrongJobs))]
    public void A_wrong_default_of_jobs_stops_the_start_with_its_sentence(string message, Action<JobOptions> wrong)
    {
        FluentActions.Invoking(() => Start(jobs => jobs.ConfigureJobs(wrong))).Should().Throw<OptionsValidationException>().WithMessage(message);
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        FluentActions.Invoking(() => Start(jobs => jobs.ConfigureRetention(options =>
        {
            options.Completed = TimeSpan.Zero;
            options.Failed = TimeSpan.FromDays(3651);
            options.BatchSize = 0;
        }))).Should().Throw<OptionsValidationException>().Which.Failures.Should().HaveCount(3)
            .And.Contain(problem => problem.StartsWith("JobKit:Retention:Completed is 00:00:00. It must be between 00:01:00 and 3650.00:00:00.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_queue_is_told_by_its_name()
    {
        FluentActions.Invoking(() => Start(jobs => jobs.ConfigureQueue("mail", options => options.Concurrency = 0))).Should().Throw<OptionsValidationException>()
            .WithMessage("JobKit:Queues:mail:Concurrency is 0. It must be between 1 and 10000.*");
        FluentActions.Invoking(() => Start(jobs => jobs.ConfigureQueue("a b", _ => { }))).Should().Throw<ArgumentException>().WithMessage("The queue is \"a b\".*");
    }

    private static void Start(Action<IBackgroundJobsBuilder> configure)
    {
        using var services = new ServiceCollection().AddBackgroundJobs(configure).BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
    }
}
