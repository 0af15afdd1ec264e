using JobKit.Migration;

namespace JobKit.Tests.Migration.Observe.Recount;

public sealed class GoneNodesTests
{
    [Theory]
    [InlineData(-31, false, "it was silent before the cohort began")]
    [InlineData(-30, true, "its last flush may have been lost")]
    [InlineData(60, true, "the cohort's last request was under way")]
    [InlineData(359, true, "a long request was")]
    [InlineData(360, false, "requests do not take that long")]
    [InlineData(3571, false, "it is not silent yet")]
    public void A_node_may_have_taken_the_requests_that_it_could_be_at_when_it_fell_silent(int seenAt, bool taken, string because)
    {
        var gone = new GoneNodes(new(Observed.Start.AddHours(1), [new("a", 1, Observed.Start.AddSeconds(seenAt))]));
        var start = seenAt > 3000 ? Observed.Start.AddSeconds(3540) : Observed.Start;

        gone.MayHaveTaken(start, Observed.Minute).Should().Be(taken, because);
    }
}
