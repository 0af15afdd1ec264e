using JobKit.Storage;

namespace JobKit.Tests.Settle;

public sealed class SettleDecisionTests
{
    private static readonly ExponentialRetryPolicy Fallback = new(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(10), () => 1);

    [Fact]
    public void A_success_completes_with_its_result() =>
        Decide(new JobOutcome.Succeeded("42")).Should().Match<Settlement>(s => s.Verb == JobVerb.Complete && s.Result == "42");

    [Fact]
    public void Every_settlement_carries_the_epoch_of_its_attempt() =>
        Decide(new JobOutcome.Succeeded(null))!.Epoch.Should().Be(7);

    [Fact]
    public void A_failure_with_attempts_left_is_tried_again_after_the_backoff() =>
        Decide(Threw(new InvalidOperationException("no")), attempt: 2)
            .Should().Match<Settlement>(s => s.Verb == JobVerb.RetryLater && s.Delay == TimeSpan.FromSeconds(4) && s.Error!.Message == "no");

    [Fact]
    public void A_failure_in_the_last_attempt_is_for_good() =>
        Decide(Threw(new InvalidOperationException("no")), attempt: 3)
            .Should().Match<Settlement>(s => s.Verb == JobVerb.Fail && s.FailureReason == JobFailureReason.AttemptsExhausted);

    [Fact]
    public void A_timeout_in_the_last_attempt_says_so() =>
        Decide(new JobOutcome.Threw(new TimeoutException(), TimedOut: true), attempt: 3)
            .Should().Match<Settlement>(s => s.Verb == JobVerb.Fail && s.FailureReason == JobFailureReason.TimedOut);

    [Fact]
    public void A_timeout_before_that_is_tried_again() =>
        Decide(new JobOutcome.Threw(new TimeoutException(), TimedOut: true))!.Verb.Should().Be(JobVerb.RetryLater);

    [Fact]
    public void A_rejection_fails_at_once_whatever_attempts_are_left() =>
        Decide(Threw(new JobRejectedException("never")))
            .Should().Match<Settlement>(s => s.Verb == JobVerb.Fail && s.FailureReason == JobFailureReason.Rejected);

    [Fact]
    public void An_unreadable_payload_fails_at_once() =>
        Decide(new JobOutcome.CouldNotRead(new JobPayloadException("what is this")))
            .Should().Match<Settlement>(s => s.Verb == JobVerb.Fail && s.FailureReason == JobFailureReason.Unreadable);

    [Fact]
    public void A_rule_can_fail_an_exception_at_once() =>
        Decide(Threw(new FormatException()), options: new HandlerOptions().OnException<FormatException>(RetryRule.FailAtOnce))
            !.FailureReason.Should().Be(JobFailureReason.Rejected);

    [Fact]
    public void A_rule_can_put_the_job_off_without_counting_the_attempt() =>
        Decide(Threw(new HttpRequestException()), attempt: 3, options: new HandlerOptions().OnException<HttpRequestException>(RetryRule.Snooze(TimeSpan.FromHours(1))))
            .Should().Match<Settlement>(s => s.Verb == JobVerb.Snooze && s.Delay == TimeSpan.FromHours(1));

    [Fact]
    public void A_rule_can_set_the_wait_but_gives_no_attempt_more_than_there_are()
    {
        var options = new HandlerOptions().OnException<HttpRequestException>(RetryRule.RetryAfter(TimeSpan.FromMinutes(3)));

        Decide(Threw(new HttpRequestException()), options: options)!.Delay.Should().Be(TimeSpan.FromMinutes(3));
        Decide(Threw(new HttpRequestException()), attempt: 3, options: options)!.Verb.Should().Be(JobVerb.Fail);
    }

    [Fact]
    public void The_handlers_own_policy_goes_before_the_apps() =>
        Decide(Threw(new InvalidOperationException()), options: new() { RetryPolicy = new ExponentialRetryPolicy(TimeSpan.FromSeconds(30), chance: () => 1) })
            !.Delay.Should().Be(TimeSpan.FromSeconds(30));

    [Fact]
    public void A_policy_that_answers_a_negative_wait_means_at_once() =>
        Decide(Threw(new InvalidOperationException()), options: new() { RetryPolicy = new ExponentialRetryPolicy(TimeSpan.FromSeconds(30), chance: () => -1) })
            !.Delay.Should().Be(TimeSpan.Zero);

    [Fact]
    public void A_policy_that_answers_a_wait_beyond_a_year_means_a_year() =>
        Decide(Threw(new InvalidOperationException()), options: new() { RetryPolicy = new NeverAgain() })
            !.Delay.Should().Be(TimeSpan.FromDays(365));

    [Fact]
    public void A_snooze_waits_as_long_as_the_handler_said() =>
        Decide(new JobOutcome.Snoozed(TimeSpan.FromMinutes(5)))
            .Should().Match<Settlement>(s => s.Verb == JobVerb.Snooze && s.Delay == TimeSpan.FromMinutes(5));

    [Fact]
    public void What_was_handed_back_is_released() => Decide(new JobOutcome.HandedBack())!.Verb.Should().Be(JobVerb.Release);

    [Fact]
    public void Nothing_is_written_without_a_lease() => Decide(new JobOutcome.LeaseGone()).Should().BeNull();

    [Fact]
    public void Nothing_is_written_twice_for_a_handler_that_completed_the_job_itself() => Decide(new JobOutcome.SettledByHandler()).Should().BeNull();

    private static JobOutcome.Threw Threw(Exception exception) => new(exception, TimedOut: false);

    private static Settlement? Decide(JobOutcome outcome, int attempt = 1, HandlerOptions? options = null)
    {
        var job = new ClaimedJob { Id = JobId.New(), Epoch = 7, Type = "t", Queue = "q", Payload = "{}", Attempt = attempt, MaxAttempts = 3 };
        return SettleDecision.Decide(job, outcome, options, Fallback, e => new(e.GetType().Name, e.Message));
    }
}
