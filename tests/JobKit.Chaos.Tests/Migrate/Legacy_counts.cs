using JobKit.Migration;

namespace JobKit.Chaos.Tests.Migrate;

public sealed class Legacy_counts
{
    private static readonly NodeNotes Ended = new("node-2", Noted.Legacy(100), Death: null);

    [Fact]
    public void Counts_of_all_that_was_noted_are_right()
    {
        LegacyCheck.Problems([Noted.Row(ObservedArm.Legacy, 150, 150, 15), Noted.Row(ObservedArm.Legacy, 50, 50, 5)], [Noted.Killed, Ended]).Should().BeEmpty();
    }

    [Theory]
    [InlineData(201, 200, 20, "*201 units were counted of 200: some twice*")]
    [InlineData(200, 201, 20, "*201 done*some twice*")]
    [InlineData(200, 200, 21, "*21 errors*some twice*")]
    public void More_than_was_noted_was_counted_twice(long units, long done, long errors, string problem)
    {
        LegacyCheck.Problems([Noted.Row(ObservedArm.Legacy, units, done, errors)], [Noted.Killed, Ended]).Should().ContainSingle().Which.Should().Match(problem);
    }

    [Fact]
    public void What_a_killed_node_had_not_sent_may_be_missing_and_no_more()
    {
        // From 8.89 s to 9.9 s.
        LegacyCheck.Unflushed([Noted.Killed, Ended]).Should().Be(11);
        LegacyCheck.Problems([Noted.Row(ObservedArm.Legacy, 189, 189, 19)], [Noted.Killed, Ended]).Should().BeEmpty();
        LegacyCheck.Problems([Noted.Row(ObservedArm.Legacy, 188, 189, 19)], [Noted.Killed, Ended]).Should().ContainSingle().Which.Should()
            .Match("*12 of 200 units were not counted; the killed nodes had 11 unsent*");
        LegacyCheck.Problems([Noted.Row(ObservedArm.Legacy, 189, 189, 18)], [Noted.Killed, Ended]).Should().ContainSingle().Which.Should().Match("*2 of 20 errors*");
    }

    [Fact]
    public void A_node_that_ended_in_good_order_loses_nothing()
    {
        LegacyCheck.Problems([Noted.Row(ObservedArm.Legacy, 99, 99, 10)], [Ended]).Should().HaveCount(2);
    }

    [Fact]
    public void Of_a_node_that_never_sent_all_may_be_missing()
    {
        var mute = Noted.Killed with { Death = Noted.Killed.Death! with { SentAt = null, CountedSince = null } };

        LegacyCheck.Problems([], [mute]).Should().BeEmpty();
        LegacyCheck.Late([mute]).Should().ContainSingle().Which.Should().Be("node-1 had counted for 10.00 s without sending it when it was killed");
    }

    [Fact]
    public void Each_arm_and_each_epoch_is_compared_with_itself()
    {
        LegacyCheck.Problems([Noted.Row(ObservedArm.LegacyTargeted, 100, 100, 10)], [Ended]).Should().HaveCount(6, "three kinds are too few in one arm and too many in the other");
        LegacyCheck.Problems([Noted.Row(ObservedArm.Legacy, 100, 100, 10), Noted.Row(ObservedArm.Candidate, 7, 7, 7)], [Ended]).Should().BeEmpty();
    }

    [Fact]
    public void A_node_counts_for_a_second_and_not_much_longer_before_it_sends()
    {
        var death = Noted.Killed.Death!;
        LegacyCheck.Late([Noted.Killed, Ended]).Should().BeEmpty();
        LegacyCheck.Late([Noted.Killed with { Death = death with { CountedSince = 8 * Noted.Second } }]).Should().ContainSingle();
        LegacyCheck.Late([Noted.Killed with { Death = death with { CountedSince = 8 * Noted.Second, Delayed = true } }]).Should().BeEmpty();
    }
}
