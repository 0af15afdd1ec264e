namespace JobKit.Tests.Claim;

public sealed class PrefetchSizeTests
{
    [Fact]
    public void Nothing_is_held_ahead_before_a_run_was_seen() => new PrefetchSize(10, 1000).Current.Should().Be(0);

    [Fact]
    public void Long_jobs_are_never_claimed_ahead_of_a_free_slot()
    {
        var size = Grown(new(10, 1000));
        size.Observe(TimeSpan.FromSeconds(2));

        size.Current.Should().Be(0);
    }

    [Fact]
    public void Short_jobs_are_held_ahead_up_to_the_limit()
    {
        var size = Grown(new(10, 1000));
        size.Observe(TimeSpan.FromMicroseconds(20));

        size.Current.Should().Be(1000);
    }

    [Fact]
    public void The_size_grows_only_while_claims_are_filled()
    {
        var size = new PrefetchSize(10, 1000);
        size.Observe(TimeSpan.FromMicroseconds(20));
        size.Current.Should().Be(1);

        size.Claimed(asked: 10, got: 10);
        size.Current.Should().Be(2);
        size.Claimed(asked: 10, got: 9);
        size.Current.Should().Be(2);
    }

    [Fact]
    public void One_slow_run_counts_at_once_and_fast_ones_win_it_back()
    {
        var size = Grown(new(10, 1000));
        size.Observe(TimeSpan.FromMicroseconds(20));
        size.Observe(TimeSpan.FromMilliseconds(60));
        size.Current.Should().Be(0);

        for (var i = 0; i < 100; i++)
            size.Observe(TimeSpan.FromMicroseconds(20));
        size.Current.Should().BeGreaterThan(100);
    }

    [Fact]
    public void A_limit_of_zero_turns_it_off()
    {
        var size = Grown(new(10, 0));
        size.Observe(TimeSpan.FromMicroseconds(20));

        size.Current.Should().Be(0);
    }

    private static PrefetchSize Grown(PrefetchSize size)
    {
        for (var i = 0; i < 12; i++)
            size.Claimed(asked: 1, got: 1);
        return size;
    }
}
