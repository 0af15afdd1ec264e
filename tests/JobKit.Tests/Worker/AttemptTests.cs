namespace JobKit.Tests.Worker;

public sealed class AttemptTests
{
    [Fact]
    public async Task A_handler_gets_its_payload_and_its_result_is_kept()
    {
        await using var node = await WorkerNode.StartAsync((job, _, _) => Task.FromResult<string?>($"hello {job.Name}"));

        var job = await node.RunToEndAsync(new("world"));

        job.Should().Match<Job>(j => j.Status == JobStatus.Completed && j.Attempt == 1 && j.Progress == 100);
        node.Queue.ReadResult<string>(job).Should().Be("hello world");
    }

    [Fact]
    public async Task A_failed_attempt_is_followed_by_another()
    {
        await using var node = await WorkerNode.StartAsync(
            (_, context, _) => context.Attempt < 3 ? throw new InvalidOperationException("not yet") : Task.FromResult<string?>("done"),
            handler: options => options.RetryPolicy = new ExponentialRetryPolicy(TimeSpan.Zero));

        var job = await node.RunToEndAsync(new("x"));

        job.Should().Match<Job>(j => j.Status == JobStatus.Completed && j.Attempt == 3);
        var attempts = await node.Operator.GetAttemptsAsync(job.Id);
        attempts.Select(a => (a.Attempt, a.Verb, a.Error!.Message)).Should().Equal((1, JobVerb.RetryLater, "not yet"), (2, JobVerb.RetryLater, "not yet"));
    }

    [Fact]
    public async Task A_job_that_fails_in_its_last_attempt_fails_with_its_last_error()
    {
        await using var node = await WorkerNode.StartAsync((_, context, _) => throw new FormatException($"try {context.Attempt}"));

        var job = await node.RunToEndAsync(new("x"), new() { MaxAttempts = 1 });

        job.Should().Match<Job>(j => j.Status == JobStatus.Failed && j.FailureReason == JobFailureReason.AttemptsExhausted && j.Error!.Message == "try 1");
    }

    [Fact]
    public async Task A_rejected_job_fails_at_once()
    {
        await using var node = await WorkerNode.StartAsync((_, _, _) => throw new JobRejectedException("no such picture"));

        var job = await node.RunToEndAsync(new("x"));

        job.Should().Match<Job>(j => j.FailureReason == JobFailureReason.Rejected && j.Attempt == 1 && j.Error!.Message == "no such picture");
    }

    [Fact]
    public async Task A_snoozed_job_comes_back_without_the_attempt_counted()
    {
        var first = true;
        await using var node = await WorkerNode.StartAsync((_, context, _) =>
        {
            if (first)
                context.Snooze(TimeSpan.Zero);
            first = false;
            return Task.FromResult<string?>($"attempt {context.Attempt}");
        });

        var job = await node.RunToEndAsync(new("x"));

        node.Queue.ReadResult<string>(job).Should().Be("attempt 1");
        job.Epoch.Should().Be(2);
    }

    [Fact]
    public async Task A_checkpoint_is_there_for_the_next_attempt()
    {
        await using var node = await WorkerNode.StartAsync(
            async (_, context, ct) =>
            {
                var done = context.GetCheckpoint<int>();
                await context.SetCheckpointAsync(done + 10, ct);
                return context.Attempt == 3 ? $"{done}" : throw new InvalidOperationException("again");
            },
            handler: options => options.RetryPolicy = new ExponentialRetryPolicy(TimeSpan.Zero));

        var job = await node.RunToEndAsync(new("x"));

        node.Queue.ReadResult<string>(job).Should().Be("20");
    }

    [Fact]
    public async Task A_child_knows_its_parent()
    {
        await using var node = await WorkerNode.StartAsync(async (job, context, ct) =>
            job.Name == "child" ? null : (await context.EnqueueChildAsync(new Scripted("child"), null, ct)).Id.ToString());

        var parent = await node.RunToEndAsync(new("parent"));

        var child = await node.EndOfAsync(JobId.Parse(node.Queue.ReadResult<string>(parent)!, null));
        child.ParentId.Should().Be(parent.Id);
    }

    [Fact]
    public async Task A_cancelled_job_is_told_to_stop_and_ends_as_cancelled()
    {
        var clock = new JobKit.Testing.ManualTimeProvider();
        var running = new Signal();
        await using var node = await WorkerNode.StartAsync(
            async (_, _, ct) =>
            {
                running.Set();
                await Task.Delay(Timeout.InfiniteTimeSpan, clock, ct);
                return null;
            },
            clock: clock);
        var id = await node.Queue.EnqueueAsync(new Scripted("x"));
        await running.WaitAsync();

        var answer = await node.Queue.CancelAsync(id, "changed my mind");
        answer.Should().Be(new CancelResult(JobStatus.Processing, Changed: true));

        // The clock stands still: it does not wait for a renewal.
        var job = await node.EndOfAsync(id).WaitAsync(WorkerNode.Patience, TimeProvider.System);
        job.Should().Match<Job>(j => j.Status == JobStatus.Cancelled && j.CancelReason == "changed my mind" && j.Attempt == 0);
    }

    [Fact]
    public async Task A_job_that_another_node_cancels_is_told_to_stop_with_its_next_renewal()
    {
        var clock = new JobKit.Testing.ManualTimeProvider();
        var running = new Signal();
        await using var node = await WorkerNode.StartAsync(
            async (_, _, ct) =>
            {
                running.Set();
                await Task.Delay(Timeout.InfiniteTimeSpan, clock, ct);
                return null;
            },
            clock: clock);
        var id = await node.Queue.EnqueueAsync(new Scripted("x"));
        await running.WaitAsync();

        await node.Store.CancelAsync(id, new("another node", "not this one"), default);
        await Pump.UntilAsync(clock, TimeSpan.FromSeconds(1), async () => (await node.Queue.GetAsync(id))!.IsTerminal);

        (await node.Queue.GetAsync(id)).Should().Match<Job>(j => j.Status == JobStatus.Cancelled && j.CancelReason == "not this one");
    }

    [Fact]
    public async Task A_handler_that_finishes_after_the_cancel_request_is_still_completed()
    {
        var running = new Signal();
        var finish = new Signal();
        await using var node = await WorkerNode.StartAsync(async (_, _, _) =>
        {
            running.Set();
            await finish.WaitAsync();
            return "done all the same";
        });
        var id = await node.Queue.EnqueueAsync(new Scripted("x"));
        await running.WaitAsync();
        await node.Queue.CancelAsync(id);
        finish.Set();

        (await node.EndOfAsync(id)).Status.Should().Be(JobStatus.Completed);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public async Task Progress_outside_its_range_names_the_value_and_the_range(int percent)
    {
        await using var node = await WorkerNode.StartAsync(async (_, context, _) =>
        {
            await context.ReportProgressAsync(percent);
            return null;
        });

        var job = await node.RunToEndAsync(new("x"), new() { MaxAttempts = 1 });

        job.Error!.Message.Should().Contain($"{percent}").And.Contain("between 0 and 100");
    }
}
