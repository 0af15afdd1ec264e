using Npgsql;

namespace JobKit.EntityFrameworkCore.Tests.PostgreSql;

public sealed class PostgreSqlErrorTests
{
    [Theory]
    [InlineData("40001", true)]
    [InlineData("40P01", true)]
    [InlineData("08006", true)]
    [InlineData("08P01", true)]
    [InlineData("57P01", true)]
    [InlineData("53300", true)]
    [InlineData("25006", true)]
    [InlineData("25P03", true)]
    [InlineData("23505", false)]
    [InlineData("42P01", false)]
    [InlineData("22003", false)]
    public void An_error_that_passes_by_itself_is_told_from_one_that_does_not(string sqlState, bool transient) =>
        PostgreSqlErrors.IsTransient(new PostgresException("It went wrong.", "ERROR", "ERROR", sqlState)).Should().Be(transient);

    [Theory]
    [InlineData("57P01", true)]
    [InlineData("23505", false)]
    public void An_error_is_told_by_what_the_execution_strategy_wrapped(string sqlState, bool transient) =>
        PostgreSqlErrors.IsTransient(new InvalidOperationException("Retry.", new PostgresException("It went wrong.", "ERROR", "ERROR", sqlState)))
            .Should().Be(transient);

    [Fact]
    public void An_error_of_the_program_is_never_transient() => PostgreSqlErrors.IsTransient(new InvalidOperationException()).Should().BeFalse();
}
