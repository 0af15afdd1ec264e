namespace JobKit.Tests.Claim;

public sealed class DueTimesTests
{
    [Fact]
    public void The_earliest_is_told_whatever_the_order_of_adding()
    {
        var times = new DueTimes(10);
        times.Earliest.Should().BeNull();

        times.Add(5);
        times.Add(3);
        times.Add(9);

        times.Earliest.Should().Be(3);
    }

    [Fact]
    public void An_instant_counts_once()
    {
        var times = new DueTimes(10);

        times.Add(5);
        times.Add(5);

        times.Count.Should().Be(1);
    }

    [Fact]
    public void What_is_reached_is_taken_out_and_what_is_not_stays()
    {
        var times = new DueTimes(10);
        times.Add(3);
        times.Add(5);
        times.Add(7);

        times.TakeReached(2).Should().BeFalse();
        times.TakeReached(5).Should().BeTrue();

        times.Earliest.Should().Be(7);
        times.Count.Should().Be(1);
    }

    [Fact]
    public void Past_the_bound_the_latest_is_forgotten()
    {
        var times = new DueTimes(3);
        foreach (var instant in (long[])[40, 30, 50, 20, 60])
            times.Add(instant);

        times.Count.Should().Be(3);
        times.TakeReached(30).Should().BeTrue();
        times.Earliest.Should().Be(40);
        times.TakeReached(40).Should().BeTrue();
        times.Earliest.Should().BeNull("50 and 60 were too many");
    }
}
