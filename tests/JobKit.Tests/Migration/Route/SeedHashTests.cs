using JobKit.Migration;
using JobKit.Tests.Migration.Seeds;

namespace JobKit.Tests.Migration.Route;

public sealed class SeedHashTests
{
    [Fact]
    public void Every_unit_of_the_vectors_has_the_seed_s_hash()
    {
        UnitVectors.All.Select(it => it with { SeedHash = SeedHash.Of(it.Unit) }).Should().Equal(UnitVectors.All);
    }

    [Fact]
    public void The_seed_s_own_code_gave_the_same_hashes()
    {
        var rows = SeedFile.Hashes();

        rows.Should().HaveCountGreaterThan(10_000);
        rows.Where(row => SeedHash.Of(row.Unit) != row.Hash).Should().BeEmpty();
    }

    [Fact]
    public void The_largest_code_units_do_not_overflow()
    {
        for (var length = 0; length < 40; length++)
        {
            var unit = new string('\uFFFF', length);

            SeedHash.Of(unit).Should().Be(unit.Aggregate(0, (hash, c) => (hash * 31 + c) % 100));
        }
    }
}
