using JobKit.Migration;
using JobKit.Testing;

namespace JobKit.Tests.Migration.Shadowing;

public sealed class ShadowBudgetTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void A_minutes_jobs_may_come_at_once_and_then_as_fast_as_the_rate()
    {
        var budget = new ShadowBudget(60, null, _clock);

        Taken(budget, 100).Should().Be(60);
        _clock.Advance(TimeSpan.FromSeconds(5));
        Taken(budget, 100).Should().Be(5);
        _clock.Advance(TimeSpan.FromHours(5));
        Taken(budget, 100).Should().Be(60);
    }

    [Fact]
    public void The_cost_of_an_hour_is_a_bound_of_its_own_and_a_refused_job_takes_nothing()
    {
        var budget = new ShadowBudget(60, 10, _clock);

        Taken(budget, 3, cost: 4).Should().Be(2);
        Taken(budget, 100).Should().Be(2);
        _clock.Advance(TimeSpan.FromMinutes(30));
        Taken(budget, 100).Should().Be(5);
        budget.TryTake(decimal.MaxValue).Should().BeFalse();
        budget.TryTake(-1000).Should().BeTrue();
        Taken(budget, 1).Should().Be(0, "a negative cost is no credit");
    }

    [Fact]
    public void Without_a_bound_on_cost_none_is_asked() => Taken(new(60, null, _clock), 10, cost: 1000).Should().Be(10);

    private static int Taken(ShadowBudget budget, int tries, decimal cost = 1) => Enumerable.Range(0, tries).Count(_ => budget.TryTake(cost));
}
