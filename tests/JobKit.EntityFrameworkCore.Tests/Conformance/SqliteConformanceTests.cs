using JobKit.Testing;

namespace JobKit.EntityFrameworkCore.Tests.Conformance;

public sealed class SqliteConformanceTests
{
    public static TheoryData<string> Checks => [.. JobStoreConformance.ApplicableTo(SqliteTarget.Create()).Select(check => check.ToString())];

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task The_SQLite_store_keeps(string check)
    {
        await using var target = SqliteTarget.Create();
        await JobStoreConformance.Find(check).RunAsync(target);
    }

    [Fact]
    public void The_SQLite_store_leaves_out_nothing_but_clocks_of_other_hosts() =>
        JobStoreConformance.NotApplicableTo(SqliteTarget.Create()).Keys.Select(check => check.Needs).Distinct()
            .Should().Equal(ConformanceCapability.SkewedClock);
}
