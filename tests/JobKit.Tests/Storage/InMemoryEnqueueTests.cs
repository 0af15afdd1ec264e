using JobKit.Storage;
using JobKit.Testing;

namespace JobKit.Tests.Storage;

public sealed class InMemoryEnqueueTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly InMemoryJobStore _store;

    public InMemoryEnqueueTests() => _store = new(_clock);

    [Fact]
    public async Task A_job_is_kept_as_it_came()
    {
        var job = Jobs.New() with
        {
            Priority = -3,
            Payload = "{\"a\":\"\0\ud800\"}",
            Timeout = TimeSpan.FromMinutes(2),
            Owner = "ann",
            Tenant = "acme",
            CorrelationKey = "image-7",
            UniqueKey = "u",
            LimitKey = "l",
            LimitConcurrency = 2,
            Tags = ["x", "y"],
            TraceParent = "00-1-2-01",
            ParentId = Jobs.New().Id,
            Hidden = true,
            Metadata = "{}",
        };

        await _store.Add(job);

        var stored = await _store.Read(job.Id);
        stored.Should().BeEquivalentTo(job, options => options.ExcludingMissingMembers().Excluding(member => member.DueAt));
        stored.Should().BeEquivalentTo(new { Status = JobStatus.Pending, Attempt = 0, Epoch = 0L, CreatedAt = _clock.GetUtcNow(), DueAt = _clock.GetUtcNow() });
    }

    [Fact]
    public async Task Instants_are_kept_in_UTC_and_cut_to_microseconds()
    {
        _clock.Advance(TimeSpan.FromTicks(17));
        var created = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(10);
        var due = new DateTimeOffset(2031, 5, 1, 3, 0, 0, TimeSpan.FromHours(2)).AddTicks(19);
        var dated = Jobs.New() with { DueAt = due, ExpiresAfter = TimeSpan.FromTicks(25) };
        var delayed = Jobs.New() with { Delay = TimeSpan.FromTicks(39) };

        await _store.Add(dated, delayed);

        var job = await _store.Read(dated.Id);
        job.CreatedAt.Should().Be(created);
        job.DueAt.Should().Be(due.AddTicks(-9)).And.Subject!.Value.Offset.Should().Be(TimeSpan.Zero);
        job.ExpiresAt.Should().Be(created.AddTicks(20));
        (await _store.Read(delayed.Id)).DueAt.Should().Be(created.AddTicks(30));
    }

    [Fact]
    public async Task A_delay_past_the_end_of_time_waits_for_ever()
    {
        var job = Jobs.New() with { Delay = TimeSpan.MaxValue };

        (await _store.AddOne(job)).Should().Be(EnqueueOutcome.Stored);

        _clock.Advance(TimeSpan.FromDays(3650));
        (await _store.Claim()).Should().BeEmpty();
    }

    [Fact]
    public async Task The_same_job_again_is_stored_once_and_other_content_is_a_conflict()
    {
        var job = Jobs.New();
        await _store.Add(job);

        (await _store.AddOne(job)).Should().Be(EnqueueOutcome.AlreadyStored);
        (await _store.AddOne(job with { ContentHash = "other", Payload = "1" })).Should().Be(EnqueueOutcome.Conflict);

        (await _store.ListAsync(new(), default)).Jobs.Should().ContainSingle().Which.Payload.Should().Be("{}");
    }

    [Fact]
    public async Task A_repeat_is_known_after_the_job_has_ended()
    {
        var job = Jobs.New();
        await _store.Settle(await _store.AddAndClaim(job), JobVerb.Complete);

        (await _store.AddOne(job)).Should().Be(EnqueueOutcome.AlreadyStored);

        (await _store.Read(job.Id)).Status.Should().Be(JobStatus.Completed);
    }

    [Fact]
    public async Task A_live_unique_key_answers_with_its_holder()
    {
        var first = Jobs.New() with { UniqueKey = "k" };
        await _store.Add(first);

        (await _store.Add(Jobs.New() with { UniqueKey = "k" })).Should().Equal(new EnqueueReceipt(first.Id, EnqueueOutcome.UniqueKeyHeld));
        (await _store.AddOne(Jobs.New("other") with { UniqueKey = "k" })).Should().Be(EnqueueOutcome.Stored, "the key is the type's own");
    }

    [Fact]
    public async Task A_unique_key_is_held_while_processing_and_free_once_ended()
    {
        var held = await _store.AddAndClaim(Jobs.New() with { UniqueKey = "k" });
        (await _store.AddOne(Jobs.New() with { UniqueKey = "k" })).Should().Be(EnqueueOutcome.UniqueKeyHeld);

        await _store.Settle(held, JobVerb.Complete);

        (await _store.AddOne(Jobs.New() with { UniqueKey = "k" })).Should().Be(EnqueueOutcome.Stored);
    }

    [Fact]
    public async Task One_refused_of_all_or_none_writes_none()
    {
        var taken = Jobs.New();
        await _store.Add(taken);
        var fine = Jobs.New() with { UniqueKey = "k", Owner = "ann", OwnerLimit = 1 };

        var receipts = await _store.Add(fine, taken with { ContentHash = "other" });

        receipts.Select(receipt => receipt.Outcome).Should().Equal(EnqueueOutcome.Stored, EnqueueOutcome.Conflict);
        (await _store.GetAsync(fine.Id, null, default)).Should().BeNull();
        (await _store.AddOne(fine)).Should().Be(EnqueueOutcome.Stored, "neither its id, nor its key, nor its owner's place stayed taken");
    }

    [Fact]
    public async Task One_refused_of_those_that_stand_alone_holds_up_no_other()
    {
        var taken = Jobs.New();
        await _store.Add(taken);
        var fine = Jobs.New();

        var receipts = await _store.EnqueueAsync([taken with { ContentHash = "other" }, fine], EnqueueMode.EachAlone, default);

        receipts.Select(receipt => receipt.Outcome).Should().Equal(EnqueueOutcome.Conflict, EnqueueOutcome.Stored);
        (await _store.Read(fine.Id)).Status.Should().Be(JobStatus.Pending);
    }

    [Fact]
    public async Task Jobs_of_one_call_are_judged_against_each_other()
    {
        var job = Jobs.New() with { UniqueKey = "k" };

        var receipts = await _store.Add(job, job, Jobs.New() with { UniqueKey = "k" });

        receipts.Select(receipt => receipt.Outcome).Should().Equal(EnqueueOutcome.Stored, EnqueueOutcome.AlreadyStored, EnqueueOutcome.UniqueKeyHeld);
    }

    [Fact]
    public async Task An_owner_is_held_to_the_limit_of_live_jobs()
    {
        NewJob Next() => Jobs.New() with { Owner = "ann", OwnerLimit = 2 };
        await _store.Add(Next());
        var held = (await _store.Claim())[0];
        await _store.Add(Next());

        (await _store.AddOne(Next())).Should().Be(EnqueueOutcome.OwnerLimit);
        (await _store.AddOne(Next() with { Owner = "bob" })).Should().Be(EnqueueOutcome.Stored);
        await _store.Settle(held, JobVerb.Complete);
        (await _store.AddOne(Next())).Should().Be(EnqueueOutcome.Stored);
    }

    [Fact]
    public async Task Hidden_jobs_do_not_count_for_their_owner()
    {
        await _store.Add(Jobs.New() with { Owner = "ann", Hidden = true });

        (await _store.AddOne(Jobs.New() with { Owner = "ann", OwnerLimit = 1 })).Should().Be(EnqueueOutcome.Stored);
    }

    [Fact]
    public async Task A_hundred_starts_at_once_get_no_more_than_the_limit()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100)
            .Select(_ => Task.Run(() => _store.AddOne(Jobs.New() with { Owner = "ann", OwnerLimit = 3 }))));

        outcomes.Count(outcome => outcome == EnqueueOutcome.Stored).Should().Be(3);
    }

    [Fact]
    public async Task Children_are_written_under_a_held_lease()
    {
        var held = await _store.AddAndClaim(Jobs.New());
        var child = Jobs.New() with { ParentId = held.Id };

        (await _store.EnqueueChildrenAsync(held.Lease, [child], default)).Should().Equal(new EnqueueReceipt(child.Id, EnqueueOutcome.Stored));

        (await _store.Read(child.Id)).ParentId.Should().Be(held.Id);
    }

    [Fact]
    public async Task A_cancelled_call_writes_nothing()
    {
        var act = () => _store.EnqueueAsync([Jobs.New()], EnqueueMode.AllOrNone, new CancellationToken(canceled: true));

        await act.Should().ThrowAsync<OperationCanceledException>();
        (await _store.ListAsync(new(), default)).Jobs.Should().BeEmpty();
    }
}
