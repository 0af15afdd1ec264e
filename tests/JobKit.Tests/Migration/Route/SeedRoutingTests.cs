using JobKit.Migration;
using JobKit.Tests.Migration.Seeds;

namespace JobKit.Tests.Migration.Route;

public sealed class SeedRoutingTests
{
    [Fact]
    public void With_the_seed_s_hash_and_order_every_unit_is_routed_as_the_seed_s_own_code_does()
    {
        var rows = SeedFile.Hashes();

        rows.Should().HaveCountGreaterThan(10_000);
        rows.Where(row => (Route(row).Side == MigrationSide.Candidate) != row.Routed).Should().BeEmpty();
    }

    [Fact]
    public void Drawn_for_each_request_anonymous_callers_are_routed_as_the_seed_does()
    {
        var rows = SeedFile.Anonymous();

        rows.Should().HaveCountGreaterThan(1_000);
        rows.Where(row => (Route(row).Side == MigrationSide.Candidate) != row.Routed).Should().BeEmpty();
    }

    private static RouteDecision Route(SeedHashRow row) =>
        (Rollouts.Canary(row.Percentage) with { Hash = RouteHash.Seed }).Route(
            row.Unit,
            new() { EnvironmentOrder = EnvironmentOrder.Seed, Override = EnvironmentOverride.Of(row.Override)!.Value });

    private static RouteDecision Route(SeedAnonymousRow row) =>
        (Rollouts.Canary(row.Percentage) with { Anonymous = AnonymousRouting.RandomPerRequest }).Route(new RouteRequest(), draw: (int)(row.Draw * 1_000_000));
}
