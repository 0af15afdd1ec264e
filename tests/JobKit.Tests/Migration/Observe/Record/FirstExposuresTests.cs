using JobKit.Migration;
using JobKit.Testing;

namespace JobKit.Tests.Migration.Observe.Record;

public sealed class FirstExposuresTests
{
    private readonly MigrationMonitor _monitor = new(new ManualTimeProvider());
    private readonly ObservedEndpoint _endpoint;

    public FirstExposuresTests() => _endpoint = _monitor.Endpoint(Observed.Key, Observed.Name);

    [Fact]
    public void A_unit_is_exposed_once_at_whatever_endpoint_and_under_the_share_of_its_first_decision()
    {
        Begin(MigrationSide.Candidate, 7, 50_000);
        Begin(MigrationSide.Candidate, 7, 100_000);
        Begin(MigrationSide.Legacy, 64, 50_000);
        Begin(MigrationSide.Candidate, 63, 100_000);
        _monitor.Begin(_monitor.Endpoint(Observed.Key, "GET /"), Drawn(MigrationSide.Legacy, 64, 50_000));

        Said().Should().Equal("1 50000: [7] [64]", "1 100000: [63] []");
        Begin(MigrationSide.Legacy, 999_999, 100_000);
        Said().Should().Equal("1 100000: [] [999999]");
        Said().Should().BeEmpty();
    }

    [Fact]
    public void Only_units_that_chance_routed_by_their_place_are_exposed()
    {
        _monitor.Begin(_endpoint, Drawn(MigrationSide.Candidate, 7, 50_000) with { Randomised = false });
        Begin(MigrationSide.Legacy, -1, 50_000);
        Begin(MigrationSide.Legacy, 1_000_000, 50_000);
        _monitor.Record(_endpoint, Observed.To(MigrationSide.Legacy, 0, epoch: 0) with { Bucket = -1 }, 1, RequestOutcome.Succeeded);

        Said().Should().BeEmpty();
    }

    [Fact]
    public void A_new_epoch_begins_anew_and_an_old_one_counts_no_more()
    {
        Begin(MigrationSide.Candidate, 7, 50_000);
        Said();
        Begin(MigrationSide.Candidate, 7, 10_000, epoch: 2);
        Begin(MigrationSide.Candidate, 8, 50_000, epoch: 1);
        Begin(MigrationSide.Candidate, 7, 10_000, epoch: 2);

        Said().Should().Equal("2 10000: [7] []");
    }

    [Fact]
    public void Rollouts_stand_apart()
    {
        Begin(MigrationSide.Candidate, 7, 50_000);
        _monitor.Begin(_monitor.Endpoint("other", Observed.Name), Drawn(MigrationSide.Candidate, 7, 50_000));

        _monitor.DrainExposures().Select(it => it.Key).Should().BeEquivalentTo([Observed.Key, "other"]);
    }

    [Fact]
    public void Threads_that_see_the_same_units_expose_each_once()
    {
        Parallel.For(0, 8, _ =>
        {
            for (var place = 0; place < 20_000; place++)
            {
                Begin(MigrationSide.Legacy, place, 50_000);
            }
        });

        _monitor.DrainExposures().Should().ContainSingle().Which.Legacy.Order().Should().Equal(Enumerable.Range(0, 20_000));
    }

    private static RouteDecision Drawn(MigrationSide side, int place, int share, long epoch = 1) =>
        Observed.To(side, epoch: epoch) with { Bucket = place, SharePpm = share };

    private void Begin(MigrationSide side, int place, int share, long epoch = 1) => _monitor.Begin(_endpoint, Drawn(side, place, share, epoch));

    private IEnumerable<string> Said() =>
        _monitor.DrainExposures().Select(it => $"{it.Epoch} {it.SharePpm}: [{string.Join(' ', it.Candidate)}] [{string.Join(' ', it.Legacy)}]");
}
