using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore.Tests.Migration;

public sealed class VerificationAnswersTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 5, 9, 30, 0, 123, 456, TimeSpan.Zero);

    [Fact]
    public async Task In_memory()
    {
        await using var database = FlagDatabase.InMemory();
        await KeepsAnswersAsync(database, shared: false);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task In_a_database(TestDatabase kind)
    {
        await using var database = await FlagDatabase.CreateAsync(kind);
        await database.NodeAsync();
        await KeepsAnswersAsync(database, shared: true);
    }

    private static async Task KeepsAnswersAsync(FlagDatabase database, bool shared)
    {
        var one = database.Make().GetRequiredService<IVerificationAnswers>();
        var other = shared ? database.Make().GetRequiredService<IVerificationAnswers>() : one;
        var said = new VerificationAnswer("create-order", "dashboards", true, "ann 日本", At, "it's \"fine\"");

        (await one.ReadAsync("create-order", default)).Should().BeEmpty();
        await one.WriteAsync(said, default);
        await one.WriteAsync(said with { Check = "memoryLeaks", Passed = false, Note = null }, default);
        await one.WriteAsync(said with { Migration = "", By = "whole" }, default);

        (await other.ReadAsync("create-order", default)).Should().BeEquivalentTo([said, said with { Check = "memoryLeaks", Passed = false, Note = null }]);
        (await other.ReadAsync("", default)).Should().Equal(said with { Migration = "", By = "whole" });

        var later = said with { Passed = false, By = "bob", At = At.AddDays(1), Note = null };
        await other.WriteAsync(later, default);
        (await one.ReadAsync("create-order", default)).Single(it => it.Check == "dashboards").Should().Be(later);
    }
}
