namespace JobKit.Chaos.Tests.Check;

public sealed class Repeats_and_recovery
{
    private readonly Guid _job = Guid.CreateVersion7();

    [Fact]
    public void A_repeat_of_what_a_killed_worker_held_is_no_finding_and_is_counted()
    {
        var story = new Story().Enqueue(_job).Claim(_job).Begin(_job).Kill(1, _job).Wait(2).Sweep(_job).Run(_job, 2);

        story.Findings().Should().BeEmpty();
        Repeats.Of(story.Tell()).Should().Be(new Repeats { HeldAtFaults = 1, StartedAtFaults = 1, Started = 1 });
    }

    [Fact]
    public void A_repeat_of_what_was_only_claimed_is_counted_apart()
    {
        var story = new Story().Enqueue(_job).Claim(_job).Kill(1, _job).Wait(2).Sweep(_job).Run(_job, 2);

        Repeats.Of(story.Tell()).Should().Be(new Repeats { HeldAtFaults = 1, OnlyClaimed = 1 });
    }

    [Fact]
    public void A_repeat_that_no_fault_explains_is_found()
    {
        var story = new Story().Enqueue(_job).Claim(_job).Begin(_job).Wait(2).Sweep(_job).Run(_job, 2);

        story.Findings().Should().Equal(FindingKind.TooManyRepeats, FindingKind.TooManyRepeats);
        Repeats.Of(story.Tell()).FromLiving.Should().Be(1);
    }

    [Fact]
    public void What_was_in_flight_while_the_database_was_away_may_repeat()
    {
        var story = new Story().Enqueue(_job).Claim(_job).Begin(_job);
        story.Fault(new FaultRecord { Kind = FaultKind.StopDatabase, At = story.Now + 1, Until = story.Now + 2, StrikesAll = true, Landed = true })
            .Wait(2).Sweep(_job).Run(_job, 2)
            .Findings(Scenario.Database).Should().BeEmpty();
    }

    [Fact]
    public void A_worker_that_stands_still_with_its_locks_may_make_the_others_lose_their_leases_too()
    {
        var story = new Story().Enqueue(_job).Claim(_job, process: 2).Begin(_job, process: 2);
        var freeze = new FaultRecord { Kind = FaultKind.FreezeWorker, At = story.Now + 1, Until = story.Now + 2, ProcessId = 1, Landed = true };
        story.Wait(2).Sweep(_job).Run(_job, 2);

        story.Fault(freeze with { StrikesAll = true }).Findings().Should().BeEmpty();
    }

    [Fact]
    public void A_recovery_after_the_deadline_is_slow()
    {
        new Story().Enqueue(_job).Claim(_job).Kill(1, _job).Wait(8).Sweep(_job).Run(_job, 2).Findings().Should().Equal(FindingKind.SlowRecovery);
    }

    [Fact]
    public void Work_that_goes_on_late_after_the_database_is_back_is_found()
    {
        var story = new Story().Enqueue(_job);
        story.Fault(new FaultRecord { Kind = FaultKind.StopDatabase, At = story.Now + 1, Until = story.Now + 2, Landed = true })
            .Wait(11).Run(_job)
            .Findings(Scenario.Database).Should().Equal(FindingKind.SlowResume);
    }

    [Theory]
    [InlineData(1.0, 0, 0, "")]
    [InlineData(9.0, 0, 0, nameof(FindingKind.LateExit))]
    [InlineData(1.0, 134, 0, nameof(FindingKind.BadExit))]
    [InlineData(1.0, 0, 1, nameof(FindingKind.BadExit))]
    public void A_worker_told_to_end_must_end_in_time_with_zero_and_empty_hands(double seconds, int code, int left, string finding)
    {
        var story = new Story().Enqueue(_job).Claim(_job);
        story.Fault(new FaultRecord
        {
            Kind = FaultKind.TerminateWorker,
            At = story.Now,
            Until = story.Now + (long)(seconds * Story.Second),
            ProcessId = 1,
            ExitCode = code,
            Landed = true,
            Held = [.. Enumerable.Repeat(new HeldAttempt(_job, 1), left)],
        });

        string.Join(' ', story.Settle(_job).Findings(Scenario.Terminate)).Should().Be(finding);
    }

    [Fact]
    public void Leaked_sessions_broken_files_and_dead_processes_are_found()
    {
        var evidence = new Story().Tell() with { Leaks = 1, Damage = "row 3 missing", Deaths = ["worker-1 ended by itself with 134."] };

        Checker.Findings(evidence).Select(finding => finding.Kind)
            .Should().Equal(FindingKind.SessionLeft, FindingKind.Damage, FindingKind.ProcessDied);
    }
}
