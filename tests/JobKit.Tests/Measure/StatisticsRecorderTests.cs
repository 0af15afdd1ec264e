using JobKit.Storage;

namespace JobKit.Tests.Measure;

public sealed class StatisticsRecorderTests
{
    private const long Minute = 30_000_000;

    private readonly StatisticsRecorder _recorder = new();

    [Theory]
    [InlineData(JobVerb.Complete, JobStatus.Completed, StatisticsMeasure.Completed)]
    [InlineData(JobVerb.Fail, JobStatus.Failed, StatisticsMeasure.Failed)]
    [InlineData(JobVerb.Sweep, JobStatus.Failed, StatisticsMeasure.Failed)]
    [InlineData(JobVerb.Expire, JobStatus.Failed, StatisticsMeasure.Failed)]
    [InlineData(JobVerb.Cancel, JobStatus.Cancelled, StatisticsMeasure.Cancelled)]
    [InlineData(JobVerb.RetryLater, JobStatus.Cancelled, StatisticsMeasure.Cancelled)]
    [InlineData(JobVerb.RetryLater, JobStatus.Pending, StatisticsMeasure.Retried)]
    public void A_settle_counts_by_what_became_of_the_job(JobVerb verb, JobStatus status, object measure)
    {
        _recorder.Settled("mail", "mail.send", verb, status);

        _recorder.Drain(Minute).Should().Equal(new StatisticsCount(Minute, "mail", "mail.send", (StatisticsMeasure)measure, 0, 1));
    }

    [Theory]
    [InlineData(JobVerb.Snooze)]
    [InlineData(JobVerb.Release)]
    [InlineData(JobVerb.Sweep)]
    public void A_job_that_is_pending_again_without_having_failed_counts_as_nothing(JobVerb verb)
    {
        _recorder.Settled("mail", "mail.send", verb, JobStatus.Pending);

        _recorder.Drain(Minute).Should().BeEmpty();
    }

    [Fact]
    public void Waits_and_runs_go_to_their_buckets()
    {
        _recorder.Wait("mail", "mail.send", TimeSpan.FromSeconds(1));
        _recorder.Wait("mail", "mail.send", TimeSpan.FromSeconds(1));
        _recorder.Run("mail", "mail.send", TimeSpan.FromHours(1));

        _recorder.Drain(Minute).Should().BeEquivalentTo(new StatisticsCount[]
        {
            new(Minute, "mail", "mail.send", StatisticsMeasure.Wait, 50, 2),
            new(Minute, "mail", "mail.send", StatisticsMeasure.Run, 109, 1),
        });
    }

    [Fact]
    public void Each_queue_and_type_is_counted_apart()
    {
        _recorder.Settled("a", "one", JobVerb.Complete, JobStatus.Completed);
        _recorder.Settled("a", "two", JobVerb.Complete, JobStatus.Completed);
        _recorder.Settled("b", "one", JobVerb.Complete, JobStatus.Completed);

        _recorder.Drain(Minute).Select(c => $"{c.Queue} {c.Type} {c.Count}").Should().BeEquivalentTo("a one 1", "a two 1", "b one 1");
    }

    [Fact]
    public void A_drain_takes_each_count_once()
    {
        _recorder.Settled("mail", "mail.send", JobVerb.Complete, JobStatus.Completed);
        _recorder.Drain(Minute).Should().ContainSingle();

        _recorder.Drain(Minute).Should().BeEmpty();

        _recorder.Settled("mail", "mail.send", JobVerb.Complete, JobStatus.Completed);
        _recorder.Drain(Minute).Should().ContainSingle().Which.Count.Should().Be(1);
    }

    [Fact]
    public async Task Nothing_is_lost_when_many_threads_record_while_another_drains()
    {
        const int Threads = 8;
        const int Each = 20_000;
        var writers = Enumerable.Range(0, Threads).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < Each; i++)
            {
                _recorder.Settled("mail", "mail.send", JobVerb.Complete, JobStatus.Completed);
            }
        }));
        var recording = Task.WhenAll(writers);

        var drained = 0L;
        while (!recording.IsCompleted)
        {
            drained += _recorder.Drain(Minute).Sum(c => c.Count);
        }

        await recording;
        drained += _recorder.Drain(Minute).Sum(c => c.Count);
        drained.Should().Be(Threads * Each);
    }

    [Fact]
    public void Recording_allocates_nothing_after_the_first_use_of_a_type()
    {
        // Once on each processor's stripe would be up to the scheduler; what is left over for stripes met late stays far below one object a call.
        Record(1_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Record(10_000);

        var perCall = (GC.GetAllocatedBytesForCurrentThread() - before) / 30_000.0;
        perCall.Should().BeLessThan(2);
    }

    private void Record(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _recorder.Settled("mail", "mail.send", JobVerb.Complete, JobStatus.Completed);
            _recorder.Wait("mail", "mail.send", TimeSpan.FromMilliseconds(i));
            _recorder.Run("mail", "mail.send", TimeSpan.FromMilliseconds(i));
        }
    }
}
