using JobKit.Storage;

namespace JobKit.Tests.Storage;

public sealed class SettleRulesTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(JobVerb.Complete)]
    [InlineData(JobVerb.RetryLater)]
    [InlineData(JobVerb.Fail)]
    [InlineData(JobVerb.Snooze)]
    [InlineData(JobVerb.Release)]
    public void Each_decision_is_in_the_lifecycle_table(JobVerb verb)
    {
        foreach (var cancelRequested in new[] { true, false })
        {
            var end = SettleRules.Decide(new(1, 0, cancelRequested, Now), Settle(verb), Now);

            JobLifecycle.Allows(JobStatus.Processing, verb, end.Status).Should().BeTrue();
        }
    }

    [Theory]
    [InlineData(false, 0, JobStatus.Pending)]
    [InlineData(false, 2, JobStatus.Pending)]
    [InlineData(false, 3, JobStatus.Failed)]
    [InlineData(true, 9, JobStatus.Cancelled)]
    public void A_sweep_ends_as_the_lifecycle_table_allows(bool cancelRequested, int abandons, JobStatus expected)
    {
        var end = SweepRules.Decide(new(2, abandons, cancelRequested, Now), maxAbandons: 3);

        end.Status.Should().Be(expected);
        end.Attempt.Should().Be(1);
        end.AbandonCount.Should().Be(abandons + 1);
        JobLifecycle.Allows(JobStatus.Processing, JobVerb.Sweep, end.Status).Should().BeTrue();
        JobLifecycle.Allows(JobStatus.Processing, JobVerb.Abandon, end.Status).Should().BeTrue();
    }

    [Fact]
    public void Only_the_holders_verbs_settle()
    {
        Enum.GetValues<JobVerb>().Where(SettleRules.Settles).Should().Equal(
            JobVerb.Complete, JobVerb.RetryLater, JobVerb.Fail, JobVerb.Snooze, JobVerb.Release);
    }

    [Fact]
    public void An_attempt_is_never_given_back_below_zero()
    {
        SettleRules.Decide(new(0, 0, false, Now), Settle(JobVerb.Release), Now).Attempt.Should().Be(0);
    }

    private static Settlement Settle(JobVerb verb) => new() { JobId = Jobs.Id(1), Epoch = 1, Verb = verb };
}
