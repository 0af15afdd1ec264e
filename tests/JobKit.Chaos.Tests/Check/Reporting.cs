namespace JobKit.Chaos.Tests.Check;

public sealed class Reporting
{
    private readonly Guid _job = Guid.CreateVersion7();

    [Fact]
    public void A_run_whose_faults_missed_is_invalid_and_not_passed()
    {
        var evidence = new Story().Enqueue(_job).Run(_job).Tell();
        var asked = evidence with { Options = evidence.Options with { Faults = new Dictionary<FaultKind, int> { [FaultKind.KillWorker] = 1 } } };

        RunReporter.Of(asked).Verdict.Should().Be(Verdict.Invalid);
        RunReporter.Of(evidence).Verdict.Should().Be(Verdict.Passed);
    }

    [Fact]
    public void A_finding_fails_the_run_and_is_told_in_words()
    {
        var report = RunReporter.Of(new Story().Enqueue(_job).Tell());

        report.Verdict.Should().Be(Verdict.Failed);
        ReportText.Of(report).Should().Contain($"Lost: job {_job} was acknowledged and is still Pending");
    }

    [Fact]
    public void A_run_that_was_only_late_says_so_and_has_not_passed()
    {
        var late = new Story().Enqueue(_job).Claim(_job).Begin(_job).Wait(2).Sweep(_job).Run(_job, 2);

        RunReporter.Of(late.Tell()).Verdict.Should().Be(Verdict.Late);
        RunReporter.Of(late.Enqueue(Guid.CreateVersion7()).Tell()).Verdict.Should().Be(Verdict.Failed);
    }

    [Fact]
    public void Zero_failures_are_told_with_what_they_cannot_rule_out()
    {
        var story = new Story();
        for (var i = 0; i < 300; i++)
        {
            var id = Guid.CreateVersion7();
            story.Enqueue(id).Run(id);
        }

        var text = ReportText.Of(RunReporter.Of(story.Tell()));

        text.Should().Contain("below 1.0000 % of the jobs").And.Contain("not a power loss").And.Contain("seed 1");
    }
}
