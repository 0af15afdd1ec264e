using JobKit.Storage;
using JobKit.Tests.Registration;
using JobKit.Tests.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Enqueue;

public sealed class JobOperatorTests
{
    private static readonly OperatorAction Ann = new("ann", "because");

    private readonly JobId _id = JobId.New();
    private readonly RecordingBell _bell = new();
    private readonly List<SettledJob> _told = [];

    [Fact]
    public async Task A_cancel_that_ends_the_job_is_told_to_the_observers()
    {
        var settled = new SettledJob { Id = _id, Type = "t", Queue = "q", Status = JobStatus.Cancelled, Verb = JobVerb.Cancel };

        var result = await Operator("CancelAsync", new(JobStatus.Cancelled, true, settled)).CancelAsync(_id, Ann);

        result.Should().Be(new CancelResult(JobStatus.Cancelled, true));
        _told.Should().Equal(settled);
    }

    [Fact]
    public async Task A_cancel_of_an_ended_job_leaves_it_as_it_is()
    {
        (await Operator("CancelAsync", new(JobStatus.Completed, false)).CancelAsync(_id, Ann)).Should().Be(new CancelResult(JobStatus.Completed, false));
        _told.Should().BeEmpty();
    }

    [Fact]
    public async Task A_retried_job_wakes_its_queue()
    {
        await Operator("RetryAsync", new(JobStatus.Pending, true, Queue: "mail")).RetryAsync(_id, Ann);

        _bell.Woken.Should().Equal("mail");
    }

    [Fact]
    public async Task A_job_whose_status_does_not_allow_the_act_is_told_so()
    {
        var error = await FluentActions.Awaiting(() => Operator("RetryAsync", new(JobStatus.Completed, false)).RetryAsync(_id, Ann))
            .Should().ThrowAsync<JobStateException>();

        error.Which.Should().BeEquivalentTo(new { JobId = _id, Verb = JobVerb.Retry, Status = JobStatus.Completed });
        _bell.Woken.Should().BeEmpty();
    }

    [Fact]
    public async Task Every_act_on_an_unknown_job_is_told_so()
    {
        await FluentActions.Awaiting(() => Operator("CancelAsync", default).CancelAsync(_id, Ann)).Should().ThrowAsync<JobNotFoundException>();
        await FluentActions.Awaiting(() => Operator("RetryAsync", default).RetryAsync(_id, Ann)).Should().ThrowAsync<JobNotFoundException>();
        await FluentActions.Awaiting(() => Operator("AbandonAsync", default).AbandonAsync(_id, Ann)).Should().ThrowAsync<JobNotFoundException>();
        await FluentActions.Awaiting(() => Operator("RescheduleAsync", default).RescheduleAsync(_id, DateTimeOffset.UnixEpoch, Ann)).Should().ThrowAsync<JobNotFoundException>();
    }

    [Fact]
    public async Task A_resumed_or_widened_queue_is_woken_and_a_paused_one_is_not()
    {
        var (store, _) = StoreStandIn.New();
        var operators = Operator(store);

        await operators.PauseQueueAsync("mail", Ann);
        _bell.Woken.Should().BeEmpty();
        await operators.ResumeQueueAsync("mail", Ann);
        await operators.SetQueueConcurrencyAsync("post", 5, Ann);

        _bell.Woken.Should().Equal("mail", "post");
    }

    [Fact]
    public async Task What_cannot_be_written_is_refused_before_the_store_is_asked()
    {
        var (store, standIn) = StoreStandIn.New();
        var operators = Operator(store);

        await Refused(() => operators.CancelAsync(_id, new("")), "OperatorAction.Actor is 0 characters long.*");
        await Refused(() => operators.CancelAsync(_id, new("ann", new('r', 1001))), "OperatorAction.Reason is 1001 characters long. It must be 1 to 1000*");
        await Refused(() => operators.RescheduleAsync(_id, DateTimeOffset.MaxValue, Ann), "The due time is 9999*");
        await Refused(() => operators.PauseQueueAsync("a b", Ann), "The queue is \"a b\".*");
        await Refused(() => operators.SetQueueConcurrencyAsync("q", 0, Ann), "The concurrency is 0. It must be between 1 and 10000.*");
        await Refused(() => operators.GetAuditAsync(1001), "The limit is 1001. It must be between 1 and 1000.*");
        standIn.Calls.Should().BeEmpty();
    }

    private static async Task Refused(Func<Task> act, string message) => await act.Should().ThrowAsync<ArgumentException>().WithMessage(message);

    private JobOperator Operator(string method, OperateReceipt receipt)
    {
        var (store, standIn) = StoreStandIn.New();
        standIn.Answers[method] = Task.FromResult(receipt);
        return Operator(store);
    }

    private JobOperator Operator(IJobStore store)
    {
        var services = new ServiceCollection().AddSingleton<IJobSettledObserver>(new Listener(_told)).BuildServiceProvider();
        return new(store, store, _bell, new(services, new RecordingLogger<SettledObservers>()), new HeldJobs(), new FixedOptions<WorkerOptions>(new()), new RecordingLogger<JobOperator>());
    }

    private sealed class Listener(List<SettledJob> told) : IJobSettledObserver
    {
        public ValueTask OnSettledAsync(IReadOnlyList<SettledJob> jobs, CancellationToken cancellationToken)
        {
            told.AddRange(jobs);
            return default;
        }
    }
}
