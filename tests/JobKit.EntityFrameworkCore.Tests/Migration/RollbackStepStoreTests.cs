using JobKit.Migration;
using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore.Tests.Migration;

public sealed class RollbackStepStoreTests
{
    public static TheoryData<string> Checks => [.. RollbackStepStoreChecks.All.Keys];

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task In_memory(string check) => await RunAsync(FlagDatabase.InMemory(), check);

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task On_SQLite(string check) => await RunAsync(await FlagDatabase.CreateAsync(TestDatabase.Sqlite), check);

    [PostgresTheory]
    [MemberData(nameof(Checks))]
    public async Task On_PostgreSQL(string check) => await RunAsync(await FlagDatabase.CreateAsync(TestDatabase.PostgreSql), check);

    private static async Task RunAsync(FlagDatabase database, string check)
    {
        await using (database)
        {
            var node = database.Make();
            await node.GetRequiredService<IJobStore>().PrepareAsync(default);
            await RollbackStepStoreChecks.All[check](node.GetRequiredService<IRollbackStepStore>(), node.GetRequiredService<IRolloutEventStore>());
        }
    }
}
