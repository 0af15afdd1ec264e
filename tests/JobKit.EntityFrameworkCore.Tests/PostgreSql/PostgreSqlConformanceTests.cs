using JobKit.Testing;

namespace JobKit.EntityFrameworkCore.Tests.PostgreSql;

public sealed class PostgreSqlConformanceTests
{
    public static TheoryData<string> Checks => [.. JobStoreConformance.ApplicableTo(PostgreSqlTarget.Make()).Select(check => check.ToString())];

    [PostgresTheory]
    [MemberData(nameof(Checks))]
    public async Task PostgreSql_does_what_every_store_must(string check)
    {
        await using var target = PostgreSqlTarget.Make();

        await JobStoreConformance.Find(check).RunAsync(target);
    }

    [Fact]
    public void Only_what_is_known_is_left_out() =>
        JobStoreConformance.NotApplicableTo(PostgreSqlTarget.Make()).Keys.Select(check => check.Invariant).Distinct().Should().Equal("I44");
}
