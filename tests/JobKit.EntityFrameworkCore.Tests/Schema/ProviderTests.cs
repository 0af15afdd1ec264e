namespace JobKit.EntityFrameworkCore.Tests.Schema;

public sealed class ProviderTests
{
    [Fact]
    public void A_provider_without_a_dialect_is_refused_with_those_that_have_one()
    {
        var find = () => DialectCatalog.Find("Microsoft.EntityFrameworkCore.SqlServer", "jobkit", TimeProvider.System);

        find.Should().Throw<JobStoreException>().WithMessage("*SqlServer*Sqlite*PostgreSQL*");
    }
}
