using JobKit.Storage;

namespace JobKit.Tests.Claim;

public sealed class HeldJobTests
{
    [Fact]
    public void Only_the_first_reason_to_stop_stands()
    {
        var held = NewHeld(1);

        held.TryStop(StopReason.TimedOut).Should().BeTrue();
        held.TryStop(StopReason.LeaseLost).Should().BeFalse();

        held.StopReason.Should().Be(StopReason.TimedOut);
    }

    [Fact]
    public void Only_one_caller_decides_the_outcome()
    {
        var held = NewHeld(1);

        Enumerable.Range(0, 64).AsParallel().Count(_ => held.TryDecide()).Should().Be(1);
    }

    [Fact]
    public void A_job_claimed_again_replaces_its_older_holder_without_counting_twice()
    {
        var jobs = new HeldJobs();
        var older = NewHeld(1);
        var newer = new HeldJob(older.Job with { Epoch = 2 }, long.MaxValue);

        jobs.Add(older);
        jobs.Add(newer);
        jobs.Remove(older);

        jobs.Find(older.Job.Id).Should().BeSameAs(newer);
        jobs.CountIn("q").Should().Be(1);
    }

    private static HeldJob NewHeld(long epoch) => new(new ClaimedJob { Id = JobId.New(), Epoch = epoch, Type = "t", Queue = "q", Payload = "{}" }, long.MaxValue);
}
