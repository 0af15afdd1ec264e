using JobKit.Migration;
using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore.Tests.Migration.Shadowing;

/// <summary>What every store of shadowed requests must do, in one database for all of it.</summary>
public sealed class ShadowStoreTests
{
    private const string Key = "it's 日本";

    [Fact]
    public async Task In_memory()
    {
        await using var database = FlagDatabase.InMemory();
        await CheckAsync(database);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task In_a_database(TestDatabase kind)
    {
        await using var database = await FlagDatabase.CreateAsync(kind);
        await CheckAsync(database);
    }

    private static async Task CheckAsync(FlagDatabase database)
    {
        var node = database.Make();
        await node.GetRequiredService<IJobStore>().PrepareAsync(default);
        var store = node.GetRequiredService<IShadowStore>();

        await RowsAreReadBackAsWritten(store);
        await OneVerdictIsWritten(store);
        await SumsAreOfOneRolloutEpochAndKind(store);
        await OpenRowsAreFoundOldestFirst(store);
        await ExpiredRowsGo(store);
    }

    private static async Task RowsAreReadBackAsWritten(IShadowStore store)
    {
        var row = Row(Key, 2) with { ControlJson = """{"answer":"\u0000 \ud83d 日本 😀"}""", Hash = "ab", Stamp = """{"rollout":{}}""" };

        await store.AddAsync(row, TimeSpan.FromDays(1), default);
        await store.AddAsync(row with { Hash = "other" }, TimeSpan.FromDays(2), default);
        var read = (await store.ReadAsync(row.Id, default))!;

        read.Should().BeEquivalentTo(row, like => like.Excluding(it => it.CreatedAt).Excluding(it => it.ExpiresAt));
        (read.ExpiresAt - read.CreatedAt).Should().Be(TimeSpan.FromDays(1));
        (await store.ReadAsync(JobId.New(), default)).Should().BeNull();
    }

    private static async Task OneVerdictIsWritten(IShadowStore store)
    {
        var row = Row("verdict", 0);
        await store.AddAsync(row, TimeSpan.FromDays(1), default);
        var first = new ShadowVerdict(ShadowClass.Mismatch, "sig", "[]");

        (await store.DecideAsync(row.Id, first, keepControl: true, default)).Should().BeTrue();
        (await store.DecideAsync(row.Id, new(ShadowClass.Match), keepControl: false, default)).Should().BeFalse();
        (await store.DecideAsync(JobId.New(), first, keepControl: true, default)).Should().BeFalse();
        (await store.ReadAsync(row.Id, default)).Should().BeEquivalentTo(new { Verdict = first, ControlJson = "{}" });

        var match = Row("verdict", 0);
        await store.AddAsync(match, TimeSpan.FromDays(1), default);
        (await store.DecideAsync(match.Id, new(ShadowClass.Match), keepControl: false, default)).Should().BeTrue();
        (await store.ReadAsync(match.Id, default)).Should().BeEquivalentTo(new { Verdict = new ShadowVerdict(ShadowClass.Match), ControlJson = (string?)null });

        var whole = Row("verdict", 0) with { JobId = null, Verdict = first };
        await store.AddAsync(whole, TimeSpan.FromDays(1), default);
        (await store.ReadAsync(whole.Id, default)).Should().BeEquivalentTo(new { Verdict = first, JobId = (JobId?)null });
        (await store.DecideAsync(whole.Id, new(ShadowClass.Match), keepControl: false, default)).Should().BeFalse();
    }

    private static async Task SumsAreOfOneRolloutEpochAndKind(IShadowStore store)
    {
        (await store.ReadTallyAsync("sums", null, isNoise: false, 20, default)).Should().BeNull();
        await Decided(store, Row("sums", 1), new(ShadowClass.Mismatch, "old", "[]"));
        await Decided(store, Row("others", 2), new(ShadowClass.Mismatch, "others", "[]"));
        await Decided(store, Row("sums", 2) with { IsNoise = true, JobId = null }, new(ShadowClass.Mismatch, "noise", "[]"));
        await Decided(store, Row("sums", 2), new(ShadowClass.Match));
        var one = await Decided(store, Row("sums", 2), new(ShadowClass.Mismatch, "b", "[]"));
        await Decided(store, Row("sums", 2), new(ShadowClass.Ignored, "a"));
        var other = await Decided(store, Row("sums", 2), new(ShadowClass.Mismatch, "b", "[]"));
        await store.AddAsync(Row("sums", 2), TimeSpan.FromDays(1), default);

        var tally = (await store.ReadTallyAsync("sums", null, isNoise: false, 20, default))!;

        tally.Should().BeEquivalentTo(new { Epoch = 2L, Open = 1L });
        tally.Counts.Should().BeEquivalentTo(new Dictionary<ShadowClass, long> { [ShadowClass.Match] = 1, [ShadowClass.Mismatch] = 2, [ShadowClass.Ignored] = 1 });
        tally.Groups.Should().HaveCount(2);
        tally.Groups[0].Should().Be(new ShadowTallyGroup(ShadowClass.Mismatch, "b", 2, one > other ? one : other));
        tally.Groups[1].Signature.Should().Be("a");
        (await store.ReadTallyAsync("sums", null, isNoise: false, 1, default))!.Groups.Should().ContainSingle();
        (await store.ReadTallyAsync("sums", 1, isNoise: false, 20, default))!.Groups.Should().ContainSingle().Which.Signature.Should().Be("old");
        (await store.ReadTallyAsync("sums", null, isNoise: true, 20, default))!.Groups.Should().ContainSingle().Which.Signature.Should().Be("noise");
        (await store.ReadTallyAsync("sums", 9, isNoise: false, 20, default)).Should().BeNull();
    }

    private static async Task OpenRowsAreFoundOldestFirst(IShadowStore store)
    {
        await store.AddAsync(Row("open", 0) with { IsNoise = true }, TimeSpan.FromDays(1), default);
        await store.AddAsync(Row("open", 0) with { Verdict = new(ShadowClass.Match) }, TimeSpan.FromDays(1), default);
        await store.AddAsync(Row("open", 0), TimeSpan.FromDays(1), default);
        await store.AddAsync(Row("open", 0) with { JobId = null }, TimeSpan.FromDays(1), default);

        var open = await store.ReadOpenAsync("open", TimeSpan.Zero, 100, default);

        open.Should().HaveCount(2).And.OnlyContain(row => row.Verdict == null && !row.IsNoise && row.Key == "open").And.BeInAscendingOrder(row => row.CreatedAt);
        (await store.ReadOpenAsync("open", TimeSpan.Zero, 1, default)).Should().Equal(open[0]);
        (await store.ReadOpenAsync("open", TimeSpan.FromHours(1), 100, default)).Should().BeEmpty();
        (await store.ReadOpenAsync("sums", TimeSpan.Zero, 100, default)).Should().ContainSingle("another rollout's");
    }

    private static async Task ExpiredRowsGo(IShadowStore store)
    {
        (await store.PruneAsync(100, default)).Should().Be(0);
        var rows = Enumerable.Range(0, 3).Select(_ => Row("expired", 0)).ToList();
        foreach (var row in rows)
        {
            await store.AddAsync(row, TimeSpan.FromSeconds(-1), default);
        }

        (await store.PruneAsync(2, default)).Should().Be(2);
        (await store.PruneAsync(2, default)).Should().Be(1);
        (await store.ReadAsync(rows[0].Id, default)).Should().BeNull();
    }

    private static async Task<JobId> Decided(IShadowStore store, ShadowRow row, ShadowVerdict verdict)
    {
        await store.AddAsync(row, TimeSpan.FromDays(1), default);
        (await store.DecideAsync(row.Id, verdict, keepControl: true, default)).Should().BeTrue();
        return row.Id;
    }

    private static ShadowRow Row(string key, long epoch) =>
        new() { Id = JobId.New(), Key = key, Epoch = epoch, JobId = JobId.New(), ControlJson = "{}", Hash = "", Stamp = "{}" };
}
