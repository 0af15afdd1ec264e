using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace JobKit.Tests.Types;

public sealed class HandlerOptionsTests
{
    [Fact]
    public void The_most_derived_rule_that_matches_wins_in_any_order()
    {
        var broadFirst = new HandlerOptions().OnException<Exception>(RetryRule.Retry()).OnException<IOException>(RetryRule.FailAtOnce);
        var broadLast = new HandlerOptions().OnException<IOException>(RetryRule.FailAtOnce).OnException<Exception>(RetryRule.Retry());

        broadFirst.RuleFor(new FileNotFoundException()).Should().Be(RetryRule.FailAtOnce);
        broadLast.RuleFor(new FileNotFoundException()).Should().Be(RetryRule.FailAtOnce);
        broadLast.RuleFor(new TimeoutException()).Should().Be(RetryRule.Retry());
    }

    [Fact]
    public void Where_no_rule_matches_there_is_none()
    {
        new HandlerOptions().OnException<IOException>(RetryRule.FailAtOnce).RuleFor(new TimeoutException()).Should().BeNull();
    }

    [Fact]
    public void A_second_rule_for_the_same_class_replaces_the_first()
    {
        new HandlerOptions().OnException<IOException>(RetryRule.FailAtOnce).OnException<IOException>(RetryRule.Snooze(TimeSpan.FromMinutes(1)))
            .RuleFor(new IOException()).Should().Be(RetryRule.Snooze(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void A_negative_or_endless_wait_is_refused()
    {
        FluentActions.Invoking(() => RetryRule.RetryAfter(TimeSpan.FromTicks(-1))).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*must be between*");
        FluentActions.Invoking(() => RetryRule.Snooze(TimeSpan.FromDays(366))).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*366.00:00:00*");
    }

    [Fact]
    public void Without_resilience_the_pipeline_is_empty()
    {
        Registry.Of(Registry.Type<Greet>()).Get(typeof(Greet)).Resilience.Should().BeSameAs(ResiliencePipeline.Empty);
    }

    [Fact]
    public void The_pipeline_is_built_once_per_type_from_all_that_was_said()
    {
        var calls = 0;
        var options = new HandlerOptions()
            .UseResilience(pipeline => pipeline.AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 2, Delay = TimeSpan.Zero }))
            .UseResilience(pipeline => pipeline.AddCircuitBreaker(new CircuitBreakerStrategyOptions { MinimumThroughput = 100 }));
        var registry = Registry.Of(Registry.Type<Greet>(options));

        FluentActions.Invoking(() => registry.Get(typeof(Greet)).Resilience.Execute(() =>
        {
            calls++;
            throw new IOException();
        })).Should().Throw<IOException>();

        calls.Should().Be(3);
        registry.Find("greet")!.Resilience.Should().BeSameAs(registry.Get(typeof(Greet)).Resilience);
    }
}
