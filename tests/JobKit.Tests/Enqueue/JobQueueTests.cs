using JobKit.Storage;
using JobKit.Tests.Registration;
using JobKit.Tests.Types;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Enqueue;

public sealed class JobQueueTests
{
    private readonly StoreStandIn _standIn;
    private readonly IJobStore _store;

    public JobQueueTests()
    {
        (_store, _standIn) = StoreStandIn.New();
        _standIn.Answers["get_JoinsAmbientTransaction"] = false;
        _standIn.Answers["ReadStatisticsAsync"] = Task.FromResult<IReadOnlyList<StatisticsCount>>([]);
    }

    [Theory]
    [InlineData(EnqueueOutcome.Stored, true)]
    [InlineData(EnqueueOutcome.AlreadyStored, false)]
    [InlineData(EnqueueOutcome.UniqueKeyHeld, false)]
    public async Task A_success_names_the_job_that_stands_for_the_work(EnqueueOutcome outcome, bool isNew)
    {
        var id = JobId.New();
        Answer(new EnqueueReceipt(id, outcome));
        await using var provider = Provider();

        (await Queue(provider).EnqueueAsync(new Greet("Ann"))).Should().BeEquivalentTo(new { Id = id, IsNew = isNew, Estimate = (JobEstimate?)null });
    }

    [Fact]
    public async Task An_id_taken_by_other_content_is_a_conflict_that_names_it()
    {
        var id = JobId.New();
        Answer(new EnqueueReceipt(id, EnqueueOutcome.Conflict));
        await using var provider = Provider();

        (await FluentActions.Awaiting(() => Queue(provider).EnqueueAsync(new Greet("Ann"), new() { Id = id }).AsTask()).Should().ThrowAsync<JobConflictException>())
            .Which.JobId.Should().Be(id);
    }

    [Fact]
    public async Task An_owner_over_the_limit_is_told_the_limit()
    {
        Answer(new EnqueueReceipt(JobId.New(), EnqueueOutcome.OwnerLimit));
        await using var provider = Provider();

        (await FluentActions.Awaiting(() => Queue(provider).EnqueueAsync(new Greet("Ann"), new() { Owner = "ann" }).AsTask()).Should().ThrowAsync<JobOwnerLimitException>())
            .Which.Should().BeEquivalentTo(new { Owner = "ann", Limit = 3 });
    }

    [Fact]
    public async Task Of_a_refused_batch_the_refusal_is_thrown_though_others_come_before_it()
    {
        Answer(new(JobId.New(), EnqueueOutcome.Stored), new(JobId.New(), EnqueueOutcome.OwnerLimit));
        await using var provider = Provider();

        await FluentActions.Awaiting(() => Queue(provider).EnqueueManyAsync([new Greet("Ann"), new Greet("Ben")], new() { Owner = "ann" }).AsTask())
            .Should().ThrowAsync<JobOwnerLimitException>();
    }

    [Fact]
    public async Task What_cannot_be_written_or_asked_is_refused_before_the_store_is_touched()
    {
        await using var provider = Provider();
        var queue = Queue(provider);

        await FluentActions.Awaiting(() => queue.EnqueueAsync("no job").AsTask()).Should().ThrowAsync<JobTypeNotRegisteredException>();
        await FluentActions.Awaiting(() => queue.EnqueueManyAsync([new Greet("Ann")], new() { Id = JobId.New() }).AsTask()).Should().ThrowAsync<ArgumentException>();
        await FluentActions.Awaiting(() => queue.EnqueueAsync(new Greet("Ann"), cancellationToken: new(canceled: true)).AsTask()).Should().ThrowAsync<OperationCanceledException>();
        await FluentActions.Awaiting(() => queue.ListAsync(new() { Limit = 0 })).Should().ThrowAsync<ArgumentException>();
        await FluentActions.Awaiting(() => queue.GetAsync(JobId.New(), "")).Should().ThrowAsync<ArgumentException>();
        await FluentActions.Awaiting(() => queue.WaitAsync(JobId.New(), TimeSpan.FromSeconds(-1))).Should().ThrowAsync<ArgumentException>();
        (await queue.EnqueueManyAsync(Array.Empty<Greet>())).Should().BeEmpty();
        _standIn.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_result_is_read_as_its_class_and_a_missing_one_is_none()
    {
        await using var provider = Provider();
        var job = new Job { Id = JobId.New(), Type = "greet", Queue = "q", Payload = "{}", Result = """{"name":"Ann"}""" };

        Queue(provider).ReadResult<Greet>(job).Should().Be(new Greet("Ann"));
        Queue(provider).ReadResult<Greet>(job with { Result = null }).Should().BeNull();
        FluentActions.Invoking(() => Queue(provider).ReadResult<int>(job)).Should().Throw<JobPayloadException>().WithMessage("The stored result cannot be read as System.Int32*");
    }

    private void Answer(params EnqueueReceipt[] receipts) => _standIn.Answers["EnqueueAsync"] = Task.FromResult<IReadOnlyList<EnqueueReceipt>>(receipts);

    private static IJobQueue Queue(ServiceProvider provider) => provider.GetRequiredService<IJobQueue>();

    private ServiceProvider Provider() => new ServiceCollection().AddLogging()
        .AddBackgroundJobs(jobs => jobs.AddJob<Greet>().UseStore(_ => _store).ConfigureJobs(options => options.MaxPerOwner = 3))
        .BuildServiceProvider();
}
