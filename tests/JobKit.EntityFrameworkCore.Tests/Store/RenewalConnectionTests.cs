namespace JobKit.EntityFrameworkCore.Tests.Store;

public sealed class RenewalConnectionTests
{
    [Fact]
    public async Task A_connection_that_fails_and_does_not_even_close_tells_why_it_failed_and_is_given_up()
    {
        using var source = new StubbornSource { ClosingError = new TimeoutException("it does not close") };
        var renewals = new RenewalConnection(source);

        var renew = () => renewals.RenewAsync([new(JobId.New(), 1, default)], TimeSpan.FromSeconds(30), default);
        await renew.Should().ThrowAsync<InvalidOperationException>().WithMessage("*connection*");
        await renew.Should().ThrowAsync<InvalidOperationException>();
        source.ClosingError = null;

        (source.Opened, source.Closed).Should().Be((2, 2));
    }

    [Fact]
    public async Task It_is_opened_once_before_the_first_renewal_and_closed_at_the_end()
    {
        using var source = new StubbornSource();
        var renewals = new RenewalConnection(source);

        await renewals.ReadyAsync(default);
        await renewals.ReadyAsync(default);
        source.Opened.Should().Be(1);

        renewals.Dispose();
        source.Closed.Should().Be(1);
        await renewals.Invoking(it => it.ReadyAsync(default).AsTask()).Should().ThrowAsync<ObjectDisposedException>();
    }
}
