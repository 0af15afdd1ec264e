namespace JobKit.Testing.Recording;

public sealed class RecordingJobQueueTests
{
    private readonly RecordingJobQueue _queue = new();

    [Fact]
    public async Task What_was_enqueued_is_found_with_its_options()
    {
        var result = await _queue.EnqueueAsync(new SendMail("ann"), new() { Owner = "ann" });
        await _queue.EnqueueAsync(new SendMail("bob"));

        var found = _queue.ShouldHaveEnqueued<SendMail>(mail => mail.To == "ann");
        found.Id.Should().Be(result.Id);
        found.Options.Owner.Should().Be("ann");
        _queue.ShouldHaveEnqueued<SendMail>(2).Select(record => record.Job.To).Should().Equal("ann", "bob");
        _queue.ShouldNotHaveEnqueued<DrawPicture>();
    }

    [Fact]
    public async Task A_missing_job_is_told_with_what_was_there_instead()
    {
        FluentActions.Invoking(() => _queue.ShouldHaveEnqueued<SendMail>())
            .Should().Throw<JobAssertionException>().WithMessage("Expected 1 job of SendMail, found 0. Nothing was enqueued.");

        await _queue.EnqueueManyAsync([new DrawPicture(1), new DrawPicture(2)]);
        FluentActions.Invoking(() => _queue.ShouldHaveEnqueued<DrawPicture>(picture => picture.Page > 5))
            .Should().Throw<JobAssertionException>().WithMessage("*that the predicate holds for, found 0. Enqueued: 2 DrawPicture.");
    }

    [Fact]
    public async Task An_unexpected_job_is_told()
    {
        _queue.ShouldHaveEnqueuedNothing();
        await _queue.EnqueueAsync(new SendMail("ann"));

        FluentActions.Invoking(_queue.ShouldHaveEnqueuedNothing).Should().Throw<JobAssertionException>();
        FluentActions.Invoking(() => _queue.ShouldNotHaveEnqueued<SendMail>()).Should().Throw<JobAssertionException>();
        FluentActions.Invoking(() => _queue.ShouldHaveEnqueued<SendMail>(2)).Should().Throw<JobAssertionException>();
    }

    [Fact]
    public async Task Unique_keys_and_repeated_ids_answer_as_a_real_queue_does()
    {
        var first = await _queue.EnqueueAsync(new SendMail("ann"), new() { UniqueKey = "key" });
        var second = await _queue.EnqueueAsync(new SendMail("bob"), new() { UniqueKey = "key" });
        var repeat = await _queue.EnqueueAsync(new SendMail("ann"), new() { Id = first.Id, UniqueKey = "key" });

        (first.IsNew, second.IsNew, repeat.IsNew).Should().Be((true, false, false));
        second.Id.Should().Be(first.Id);
        _queue.ShouldHaveEnqueued<SendMail>();
        await FluentActions.Awaiting(async () => await _queue.EnqueueAsync(new SendMail("cy"), new() { Id = first.Id }))
            .Should().ThrowAsync<JobConflictException>();
    }

    [Fact]
    public async Task Jobs_can_be_read_listed_cancelled_and_retried()
    {
        JobId id = await _queue.EnqueueAsync(new SendMail("ann"));
        (await _queue.GetAsync(id))!.Type.Should().Be("mail.send");
        (await _queue.GetAsync(await _queue.EnqueueAsync(new DrawPicture(1), new() { Hidden = true })))!.Type.Should().Be("draw-picture");
        (await _queue.WaitAsync(id, TimeSpan.FromMinutes(1))).Status.Should().Be(JobStatus.Pending);
        (await _queue.ListAsync(new())).Jobs.Should().ContainSingle();

        (await _queue.CancelAsync(id)).Should().Be(new CancelResult(JobStatus.Cancelled, true));
        await _queue.RetryAsync(id);
        await FluentActions.Awaiting(() => _queue.RetryAsync(id)).Should().ThrowAsync<JobStateException>();
        await FluentActions.Awaiting(() => _queue.CancelAsync(JobId.New())).Should().ThrowAsync<JobNotFoundException>();
    }
}
