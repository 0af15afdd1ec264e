using JobKit.Storage;
using JobKit.Testing;

namespace JobKit.Tests.Storage;

public sealed class InMemoryLeaseTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly InMemoryJobStore _store;

    public InMemoryLeaseTests() => _store = new(_clock);

    [Fact]
    public async Task A_renewal_lengthens_the_lease_and_never_shortens_it()
    {
        var held = await _store.AddAndClaim(Jobs.New());

        await Renew(held, TimeSpan.FromSeconds(5));
        (await _store.Read(held.Id)).LeaseUntil.Should().Be(held.LeaseUntil);
        await Renew(held, TimeSpan.FromMinutes(5));
        (await _store.Read(held.Id)).LeaseUntil.Should().Be(_clock.GetUtcNow().AddMinutes(5));
    }

    [Fact]
    public async Task A_renewed_job_is_not_swept_at_its_first_leases_end()
    {
        var held = await _store.AddAndClaim(Jobs.New());
        await Renew(held, TimeSpan.FromMinutes(5));
        _clock.Advance(TimeSpan.FromMinutes(4));

        (await _store.SweepAsync(3, 10, default)).Swept.Should().Be(0);
    }

    [Fact]
    public async Task A_holder_past_its_leases_end_may_renew_until_it_is_swept()
    {
        var held = await _store.AddAndClaim(Jobs.New());
        _clock.Advance(TimeSpan.FromHours(1));

        (await Renew(held, Jobs.Lease)).Held.Should().BeTrue();
        (await _store.SweepAsync(3, 10, default)).Swept.Should().Be(0);
        _clock.Advance(TimeSpan.FromHours(1));
        await _store.SweepAsync(3, 10, default);
        (await Renew(held, Jobs.Lease)).Held.Should().BeFalse();
    }

    [Fact]
    public async Task A_renewal_tells_of_a_cancel_request()
    {
        var held = await _store.AddAndClaim(Jobs.New());
        await _store.Cancel(held.Id);

        (await Renew(held, Jobs.Lease)).Should().Be(new RenewReceipt(held.Id, Held: true, CancelRequested: true));
    }

    [Fact]
    public async Task Each_renewal_of_a_call_is_answered_on_its_own()
    {
        var held = await _store.AddAndClaim(Jobs.New());

        var receipts = await _store.RenewAsync([new(Jobs.New().Id, 1, default), held.Lease], Jobs.Lease, default);

        receipts.Select(receipt => receipt.Held).Should().Equal(false, true);
    }

    [Fact]
    public async Task Progress_is_written_and_a_missing_step_leaves_what_stands()
    {
        var held = await _store.AddAndClaim(Jobs.New());

        await _store.WriteProgressAsync([new(held.Id, held.Epoch, 30, "reading")], default);
        (await _store.WriteProgressAsync([new(held.Id, held.Epoch, 40, null)], default)).Should().Equal(true);

        (await _store.Read(held.Id)).Should().BeEquivalentTo(new { Progress = 40, Step = "reading" });
    }

    [Fact]
    public async Task A_checkpoint_comes_back_with_the_next_claim()
    {
        var held = await _store.AddAndClaim(Jobs.New());
        (await _store.WriteCheckpointAsync(held.Lease, "{\"page\":3}", default)).Should().BeTrue();
        await _store.Settle(held, JobVerb.Release);

        (await _store.Claim())[0].Checkpoint.Should().Be("{\"page\":3}");
    }

    private async Task<RenewReceipt> Renew(ClaimedJob held, TimeSpan duration) => (await _store.RenewAsync([held.Lease], duration, default))[0];
}
