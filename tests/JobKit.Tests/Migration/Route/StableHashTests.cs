using JobKit.Migration;

namespace JobKit.Tests.Migration.Route;

public sealed class StableHashTests
{
    private const int Units = 100_000;

    [Fact]
    public void Every_unit_of_the_vectors_has_its_hash_its_bucket_and_its_group()
    {
        var exposure = StableHash.SeedOf(UnitVectors.Salt, RouteLayer.Exposure);
        var stats = StableHash.SeedOf(UnitVectors.Salt, RouteLayer.Stats);

        UnitVectors.All.Select(it => it with
        {
            StableHash = StableHash.Of(it.Unit, exposure),
            Bucket = StableHash.Bucket(StableHash.Of(it.Unit, exposure)),
            Sub = StableHash.Sub(StableHash.Of(it.Unit, stats)),
        }).Should().Equal(UnitVectors.All);
    }

    [Fact]
    public void Buckets_and_groups_end_where_the_hashes_do()
    {
        StableHash.Bucket(0).Should().Be(0);
        StableHash.Bucket(ulong.MaxValue).Should().Be(StableHash.Buckets - 1);
        StableHash.Sub(0).Should().Be(0);
        StableHash.Sub(ulong.MaxValue).Should().Be(StableHash.Subs - 1);
    }

    [Fact]
    public void On_a_big_endian_machine_the_bytes_are_swapped_back()
    {
        StableHash.Swapped("a\u1234").Should().Equal('\u6100', '\u3412');
    }

    [Fact]
    public void A_layer_without_a_name_is_refused()
    {
        FluentActions.Invoking(() => StableHash.SeedOf("s", (RouteLayer)9)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Units_spread_evenly_over_the_buckets(int seed)
    {
        var layer = StableHash.SeedOf(UnitVectors.Salt, RouteLayer.Exposure);
        var counts = new int[100];
        foreach (var unit in RandomUnits.Of(Units, seed))
        {
            counts[Hundredth(unit, layer)]++;
        }

        ChiSquare.OfEven(counts).Should().BeLessThan(ChiSquare.Limit(counts.Length - 1));
    }

    [Fact]
    public void Units_that_differ_only_in_a_number_spread_evenly_too()
    {
        var layer = StableHash.SeedOf(UnitVectors.Salt, RouteLayer.Exposure);
        var counts = new int[100];
        for (var i = 0; i < Units; i++)
        {
            counts[Hundredth($"{i}", layer)]++;
        }

        ChiSquare.OfEven(counts).Should().BeLessThan(ChiSquare.Limit(counts.Length - 1));
    }

    [Fact]
    public void The_layers_know_nothing_of_each_other()
    {
        var layers = Enum.GetValues<RouteLayer>();
        foreach (var (one, other) in layers.SelectMany(_ => layers, (one, other) => (one, other)).Where(it => it.one < it.other))
        {
            Dependence(StableHash.SeedOf(UnitVectors.Salt, one), StableHash.SeedOf(UnitVectors.Salt, other))
                .Should().BeLessThan(ChiSquare.Limit(81), $"{one} must say nothing about {other}");
        }
    }

    [Fact]
    public void Two_salts_choose_their_units_independently()
    {
        Dependence(StableHash.SeedOf("create-storybook:1", RouteLayer.Exposure), StableHash.SeedOf("create-storybook:2", RouteLayer.Exposure))
            .Should().BeLessThan(ChiSquare.Limit(81));
    }

    [Fact]
    public void A_dependence_would_be_seen()
    {
        var layer = StableHash.SeedOf(UnitVectors.Salt, RouteLayer.Exposure);

        Dependence(layer, layer).Should().BeGreaterThan(ChiSquare.Limit(81));
    }

    private static double Dependence(ulong one, ulong other)
    {
        var table = new int[10, 10];
        foreach (var unit in RandomUnits.Of(Units, seed: 7))
        {
            table[Hundredth(unit, one) / 10, Hundredth(unit, other) / 10]++;
        }

        return ChiSquare.OfIndependence(table);
    }

    private static int Hundredth(string unit, ulong seed) => StableHash.Bucket(StableHash.Of(unit, seed)) / 10_000;
}
