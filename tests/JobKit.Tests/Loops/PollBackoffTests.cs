namespace JobKit.Tests.Loops;

public sealed class PollBackoffTests
{
    [Fact]
    public void The_wait_doubles_from_the_shortest_to_the_longest()
    {
        var backoff = new PollBackoff(TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(5), () => 1);

        var waits = Enumerable.Range(0, 9).Select(_ => backoff.Next().TotalMilliseconds);

        waits.Should().Equal(50, 100, 200, 400, 800, 1600, 3200, 5000, 5000);
    }

    [Fact]
    public void Work_starts_it_over()
    {
        var backoff = new PollBackoff(TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(5), () => 1);
        backoff.Next();
        backoff.Next();
        backoff.Reset();

        backoff.Next().Should().Be(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void Jitter_takes_at_most_a_fifth_off()
    {
        var backoff = new PollBackoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), () => 0);

        backoff.Next().Should().Be(TimeSpan.FromMilliseconds(800));
    }
}
