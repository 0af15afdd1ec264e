namespace JobKit.Tests.Watch;

public sealed class WatchListTests
{
    private readonly WatchList _list = new();
    private readonly JobId _id = JobId.New();

    [Fact]
    public void The_last_waiter_to_leave_takes_the_job_along()
    {
        var first = _list.Add(_id);
        var second = _list.Add(_id);
        first.Dispose();
        _list.Count.Should().Be(1);

        second.Dispose();

        _list.Count.Should().Be(0);
        _list.Ids().Should().BeEmpty();
    }

    [Fact]
    public void A_stir_reaches_every_waiter_on_that_job_alone()
    {
        using var first = _list.Add(_id);
        using var second = _list.Add(_id);
        using var other = _list.Add(JobId.New());

        _list.Stir(_id);

        first.Stirred.IsCompletedSuccessfully.Should().BeTrue();
        second.Stirred.IsCompletedSuccessfully.Should().BeTrue();
        other.Stirred.IsCompleted.Should().BeFalse();
        _list.Count.Should().Be(1);
    }

    [Fact]
    public void A_waiter_stirred_earlier_does_not_take_a_later_one_along()
    {
        var earlier = _list.Add(_id);
        _list.Stir(_id);
        using var later = _list.Add(_id);

        earlier.Dispose();

        _list.Ids().Should().Equal(_id);
    }

    [Fact]
    public void Closing_stirs_everybody_and_takes_nobody_any_more()
    {
        using var ticket = _list.Add(_id);

        _list.Close();

        ticket.Stirred.IsCompletedSuccessfully.Should().BeTrue();
        _list.Invoking(list => list.Add(_id)).Should().Throw<ObjectDisposedException>();
    }
}
