using JobKit.Migration;

namespace JobKit.Tests.Migration.Route;

public sealed class RoutePropertyTests
{
    private static readonly IReadOnlyList<string> Units = [.. RandomUnits.Of(5_000, seed: 11)];

    [Theory]
    [InlineData(RouteHash.Stable)]
    [InlineData(RouteHash.Seed)]
    public void Raising_the_share_never_moves_an_exposed_unit_back(RouteHash hash)
    {
        var random = new Random(12);
        var shares = Enumerable.Range(0, 40).Select(_ => random.Next(1_000_001)).Order().ToList();
        var exposed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var share in shares)
        {
            var now = Exposed(Rollouts.Canary(0, holdback: 5) with { Hash = hash, Share = TrafficShare.FromPpm(share) });

            exposed.Except(now).Should().BeEmpty($"at {share} ppm they were exposed before");
            exposed = now;
        }
    }

    [Fact]
    public void A_unit_of_the_holdback_is_never_exposed_at_any_share()
    {
        var random = new Random(13);
        for (var i = 0; i < 20; i++)
        {
            var settings = Rollouts.Canary(0) with { Holdback = TrafficShare.FromPpm(random.Next(1_000_001)), Share = TrafficShare.FromPpm(random.Next(1_000_001)) };
            var held = Units.Where(unit => settings.Route(unit).Bucket >= 1_000_000 - settings.Holdback.Ppm).ToList();

            held.Select(unit => settings.Route(unit).Answer()).Distinct().Should().Equal((MigrationSide.Legacy, RouteReason.Holdback));
            Units.Except(held, StringComparer.Ordinal).Should().NotContain(unit => settings.Route(unit).Reason == RouteReason.Holdback);
        }
    }

    [Fact]
    public void A_lower_holdback_frees_units_and_takes_none()
    {
        var many = Units.Where(unit => Rollouts.Canary(100, holdback: 20).Route(unit).Reason == RouteReason.Holdback).ToHashSet(StringComparer.Ordinal);
        var few = Units.Where(unit => Rollouts.Canary(100, holdback: 5).Route(unit).Reason == RouteReason.Holdback).ToHashSet(StringComparer.Ordinal);

        few.Should().BeSubsetOf(many);
        few.Count.Should().BeInRange(1, many.Count - 1);
    }

    [Fact]
    public void Lists_move_those_on_them_and_nobody_else()
    {
        var listed = Units.Take(100).ToList();
        var settings = Rollouts.Canary(30, holdback: 5);
        var targeted = settings with { IncludedUsers = [.. listed.Take(50)], ExcludedUsers = [.. listed.Skip(50)] };

        Units.Skip(100).Should().OnlyContain(unit => settings.Route(unit) == targeted.Route(unit));
    }

    [Fact]
    public void The_same_unit_is_always_on_the_same_side_of_an_unchanged_rollout()
    {
        var snapshots = Enumerable.Range(0, 3).Select(_ => RouteSnapshot.Of(Rollouts.Canary(37), Rollouts.Unforced)).ToList();

        Units.Should().OnlyContain(unit => snapshots.Select(it => RouteTable.Decide(it, new() { Unit = new string(unit) }, default)).Distinct().Count() == 1);
    }

    [Fact]
    public void A_new_salt_is_a_new_lottery_except_for_the_seed_s_hash()
    {
        var salted = Rollouts.Canary(50) with { Salt = "create-storybook:2" };

        Units.Count(unit => salted.Route(unit).Side != Rollouts.Canary(50).Route(unit).Side).Should().BeInRange(2_300, 2_700);
        Exposed(salted with { Hash = RouteHash.Seed }).Should().BeEquivalentTo(Exposed(Rollouts.Canary(50) with { Hash = RouteHash.Seed }));
    }

    [Fact]
    public void Who_is_exposed_says_nothing_about_the_groups_of_the_statistics()
    {
        var table = new int[2, 32];
        foreach (var unit in RandomUnits.Of(50_000, seed: 14))
        {
            var decision = Rollouts.Canary(10).Route(unit);
            table[(int)decision.Side, decision.Sub]++;
        }

        ChiSquare.OfIndependence(table).Should().BeLessThan(ChiSquare.Limit(31));
    }

    private static HashSet<string> Exposed(RouteSettings settings)
    {
        var snapshot = RouteSnapshot.Of(settings, Rollouts.Unforced);
        return Units.Where(unit => RouteTable.Decide(snapshot, new() { Unit = unit }, default).Side == MigrationSide.Candidate).ToHashSet(StringComparer.Ordinal);
    }
}
