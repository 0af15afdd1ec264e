using JobKit.Migration;

namespace JobKit.Tests.Migration.Shadowing;

public sealed class MismatchBoundTests
{
    [Theory]
    [InlineData(394, 0)]
    [InlineData(642, 1)]
    public void The_bound_is_one_percent_where_the_gate_of_one_percent_passes(long compared, long mismatched)
    {
        MismatchBound.Of(compared, mismatched).Should().BeLessThanOrEqualTo(.01);
        MismatchBound.Of(compared - 1, mismatched).Should().BeGreaterThan(.01);
    }

    [Fact]
    public void It_is_one_without_data_and_never_below_what_was_seen()
    {
        MismatchBound.Of(0, 0).Should().Be(1);
        foreach (var (n, x) in new[] { (1L, 1L), (10L, 10L), (100L, 7L), (10_000L, 100L) })
        {
            MismatchBound.Of(n, x).Should().BeInRange((double)x / n, 1);
        }
    }
}
