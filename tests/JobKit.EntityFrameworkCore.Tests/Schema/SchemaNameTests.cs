namespace JobKit.EntityFrameworkCore.Tests.Schema;

public sealed class SchemaNameTests
{
    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("Jobs")]
    [InlineData("a;drop")]
    [InlineData("a\"b")]
    public void A_name_that_would_need_quotes_is_refused(string name)
    {
        var check = () => SchemaName.Checked(name);

        check.Should().Throw<ArgumentException>().WithMessage($"*'{name}'*jobkit*");
    }

    [Fact]
    public void A_name_as_long_as_the_database_takes_is_let_in()
    {
        SchemaName.Checked(new string('a', 63)).Should().HaveLength(63);
        ((Action)(() => SchemaName.Checked(new string('a', 64)))).Should().Throw<ArgumentException>();
    }
}
