using JobKit.Migration;
using JobKit.Storage;

namespace JobKit.Tests.Migration.Act.Rollback;

public sealed class RollbackJobsTests
{
    private const int Jobs = (2 * StampedJobs.PageSize) + 50;

    [Fact]
    public async Task A_page_is_dealt_with_before_the_next_is_read()
    {
        await using var app = new RollbackApp();
        var ids = await FillAsync(app);
        var held = new List<int>();
        var pages = new PageWatch(app.Get<IJobQueryStore>(), async store => held.Add(await HeldAsync(store, ids)));
        var step = new QueuedStep(new(pages), app.Get<IJobOperator>(), app.Get<LegacyReplays>());

        var result = await step.RunAsync(new(RollbackApp.Story with { Choices = new() { Queued = QueuedAtRollback.Hold } }, JobId.New(), Claim: 1), default);

        result.Count.Should().Be(Jobs);
        held.Should().Equal([0, StampedJobs.PageSize, 2 * StampedJobs.PageSize], "no more than a page of jobs is in memory");
    }

    [Fact]
    public async Task Jobs_that_are_let_run_are_counted_no_further_than_ten_thousand()
    {
        await using var app = new RollbackApp();
        await FillAsync(app);
        var endless = new PageWatch(app.Get<IJobQueryStore>(), _ => Task.CompletedTask) { RepeatsFirst = true };

        var result = await new QueuedStep(new(endless), app.Get<IJobOperator>(), app.Get<LegacyReplays>()).RunAsync(new(RollbackApp.Story, JobId.New(), Claim: 1), default);

        result.Should().Be(RollbackStepResult.Done("more than 10000 jobs wait, and will run.", 10_000));
    }

    [Fact]
    public async Task The_librarys_own_jobs_are_none_of_them_whatever_stamp_they_carry()
    {
        await using var app = new RollbackApp();
        var own = await FillAsync(app, 1, "jobkit-system");

        await app.RollBackAtOnceAsync(new() { Queued = QueuedAtRollback.Cancel });

        (await app.JobAsync(own[0])).Status.Should().Be(JobStatus.Pending);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(64)]
    public void A_held_job_tells_who_holds_it_and_when_it_was_due(long epoch)
    {
        var job = new Job { Id = JobId.New(), Type = "", Queue = "", Payload = "", DueAt = new(2036, 2, 29, 23, 59, 59, TimeSpan.Zero) };

        var held = job with { DueAt = HeldDue.Of(job, epoch) };

        HeldDue.IsHeldBy(held, epoch).Should().BeTrue();
        HeldDue.IsHeldBy(held, epoch + 1).Should().BeFalse();
        HeldDue.IsHeldBy(job, epoch).Should().BeFalse();
        HeldDue.Back(held).Should().Be(job.DueAt);
    }

    private static async Task<List<JobId>> FillAsync(RollbackApp app, int count = Jobs, string queue = "stories")
    {
        var jobs = Enumerable.Range(0, count).Select(_ => new NewJob
        {
            Id = JobId.New(),
            Type = "scripted",
            Queue = queue,
            Payload = "{}",
            ContentHash = "x",
            Delay = TimeSpan.FromHours(1),
            Metadata = RollbackApp.Stamp("story", 3),
        }).ToList();
        await app.Get<IJobEnqueueStore>().EnqueueAsync(jobs, EnqueueMode.AllOrNone, default);
        return [.. jobs.Select(job => job.Id)];
    }

    private static async Task<int> HeldAsync(IJobQueryStore store, List<JobId> ids)
    {
        var held = 0;
        foreach (var id in ids)
        {
            held += HeldDue.IsHeld((await store.GetAsync(id, null, default))!) ? 1 : 0;
        }

        return held;
    }
}
