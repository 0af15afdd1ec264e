using JobKit.Migration;
using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore.Tests.Migration;

public sealed class FlagStoreTests
{
    public static TheoryData<string> Checks => [.. FlagStoreChecks.All.Keys];

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task In_memory(string check)
    {
        await using var database = FlagDatabase.InMemory();
        await FlagStoreChecks.All[check](database);
    }

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task On_SQLite(string check)
    {
        await using var database = await FlagDatabase.CreateAsync(TestDatabase.Sqlite);
        await FlagStoreChecks.All[check](database);
    }

    [PostgresTheory]
    [MemberData(nameof(Checks))]
    public async Task On_PostgreSQL(string check)
    {
        await using var database = await FlagDatabase.CreateAsync(TestDatabase.PostgreSql);
        await FlagStoreChecks.All[check](database);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task A_write_whose_answer_was_lost_is_made_once_and_is_no_conflict(TestDatabase kind)
    {
        await using var database = await FlagDatabase.CreateAsync(kind);
        var node = database.Make();
        await node.GetRequiredService<IJobStore>().PrepareAsync(default);
        var source = new LosingSource(node.GetRequiredService<ISessionSource>());
        var stores = new FlagStores(new RelationalFeatureFlagStore(source), node.GetRequiredService<IRolloutEventStore>());

        source.LoseNextAnswer();
        var added = await stores.WriteAsync("new", 0);
        source.LoseNextAnswer();
        var changed = await stores.WriteAsync("new", added!.Version, """{"n":2}""");

        changed.Should().Be(await stores.Flags.ReadAsync("new", default));
        changed.Should().BeEquivalentTo(new { Version = added.Version + 1, Json = """{"n":2}""" });
        (await stores.EventsAsync()).Should().HaveCount(2);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task A_write_that_somebody_else_was_quicker_with_is_a_conflict_after_a_lost_answer_too(TestDatabase kind)
    {
        await using var database = await FlagDatabase.CreateAsync(kind);
        var node = database.Make();
        await node.GetRequiredService<IJobStore>().PrepareAsync(default);
        var source = new LosingSource(node.GetRequiredService<ISessionSource>());
        var stores = new FlagStores(new RelationalFeatureFlagStore(source), node.GetRequiredService<IRolloutEventStore>());
        await stores.WriteAsync("new", 0);

        source.LoseNextAnswer();
        (await stores.WriteAsync("new", 99)).Should().BeNull();
    }

    [Fact]
    public async Task In_memory_none_of_many_writes_from_many_threads_is_lost()
    {
        const int Threads = 4;
        const int Writes = 1_000;
        await using var database = FlagDatabase.InMemory();
        var node = await database.NodeAsync();
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writers = Enumerable.Range(0, Threads).Select(async i =>
        {
            await start.Task;
            for (var (write, version) = (0, 0L); write < Writes; write++)
            {
                version = (await node.WriteAsync($"flag-{i}", version))!.Version;
            }
        }).ToList();
        start.SetResult();

        await Task.WhenAll(writers);

        (await node.Flags.ReadRevisionAsync(default)).Should().Be(Threads * Writes);
        var events = await node.EventsAsync();
        events.Should().HaveCount(Threads * Writes);
        RolloutEventChain.FirstBroken(events, RolloutEventTip.Start).Should().BeNull();
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task A_row_that_somebody_changed_removed_or_put_in_is_found(TestDatabase kind)
    {
        var day = kind == TestDatabase.Sqlite ? "86400000000" : "interval '1 day'";
        foreach (var (tampering, found) in new[]
        {
            ("UPDATE {0} SET reason = 'never' WHERE id = 3", 3L),
            ("UPDATE {0} SET \"from\" = 'on' WHERE id = 1", 1L),
            ("UPDATE {0} SET evidence_json = '{{}}' WHERE id = 5", 5L),
            ($"UPDATE {{0}} SET at = at - {day} WHERE id = 4", 4L),
            ("DELETE FROM {0} WHERE id = 2", 3L),
            ("INSERT INTO {0} SELECT 6, key, version, at, actor, kind, \"from\", \"to\", reason, evidence_json, prev_hash, hash FROM {0} WHERE id = 5", 6L),
        })
        {
            await using var database = await FlagDatabase.CreateAsync(kind);
            var node = await database.NodeAsync();
            for (var version = 0; version < 5; version++)
            {
                await node.WriteAsync("blue", version);
            }

            RolloutEventChain.FirstBroken(await node.EventsAsync(), RolloutEventTip.Start).Should().BeNull();
            await database.RunAsync(string.Format(null, tampering, database.Table(RolloutEventTable.TableName)));

            RolloutEventChain.FirstBroken(await node.EventsAsync(), RolloutEventTip.Start).Should().Be(found, tampering);
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task A_change_whose_event_cannot_be_written_is_not_made(TestDatabase kind)
    {
        await using var database = await FlagDatabase.CreateAsync(kind);
        var node = await database.NodeAsync();
        await node.WriteAsync("blue", 0);
        await database.RunAsync($"ALTER TABLE {database.Table(RolloutEventTable.TableName)} RENAME TO gone");

        var write = () => node.WriteAsync("blue", 1, """{"n":2}""");

        await write.Should().ThrowAsync<Exception>();
        (await node.Flags.ReadAsync("blue", default)).Should().BeEquivalentTo(new { Json = "{}", Version = 1L });
    }
}
