using JobKit.Migration;

namespace JobKit.EntityFrameworkCore.Tests.Migration;

/// <summary>What every store of flags must do, by its sentence.</summary>
internal static class FlagStoreChecks
{
    private const int Writers = 16;

    public static IReadOnlyDictionary<string, Func<FlagDatabase, Task>> All { get; } = new Dictionary<string, Func<FlagDatabase, Task>>(StringComparer.Ordinal)
    {
        ["an empty store has no flags, revision 0 and no events"] = Empty,
        ["a flag is read back as it was written, on every node"] = RoundTrip,
        ["each write takes the next version over all flags"] = Versions,
        ["a write from another version writes nothing"] = Conflicts,
        ["of 16 writers from one version one wins"] = OneWins,
        ["of 16 nodes that add one flag one adds it"] = OneAdds,
        ["16 writers of 16 flags all win, and the chain is whole"] = AllWin,
        ["events are read in pages and by key"] = Pages,
        ["a cancelled call writes nothing"] = Cancelled,
    };

    private static async Task Empty(FlagDatabase database)
    {
        var node = await database.NodeAsync();

        (await node.Flags.ReadRevisionAsync(default)).Should().Be(0);
        (await node.Flags.ReadAllAsync(default)).Should().BeEmpty();
        (await node.Flags.ReadAsync("blue", default)).Should().BeNull();
        (await node.EventsAsync()).Should().BeEmpty();
    }

    private static async Task RoundTrip(FlagDatabase database)
    {
        var one = await database.NodeAsync();
        var other = await database.NodeAsync();
        const string Json = """{"name":"blue","description":"it's \"quoted\" 日本 😀 \u0000"}""";

        var written = await one.WriteAsync("blue", 0, Json, "alice 日本");

        written.Should().BeEquivalentTo(new { Name = "blue", Json, Version = 1L, UpdatedBy = "alice 日本" });
        written!.UpdatedAt.Should().BeAfter(DateTimeOffset.UnixEpoch);
        (await other.Flags.ReadAsync("blue", default)).Should().Be(written);
        (await other.Flags.ReadAllAsync(default)).Should().Equal(written);
        var told = (await other.EventsAsync()).Should().ContainSingle().Subject;
        told.Should().BeEquivalentTo(FlagStores.Draft("blue", "alice 日本")).And.BeEquivalentTo(new { Id = 1L, Version = 1L });
        (written.UpdatedAt - told.At).Should().BeGreaterThanOrEqualTo(TimeSpan.Zero).And.BeLessThan(TimeSpan.FromMilliseconds(1));
    }

    private static async Task Versions(FlagDatabase database)
    {
        var node = await database.NodeAsync();

        (await node.WriteAsync("blue", 0))!.Version.Should().Be(1);
        (await node.WriteAsync("red", 0))!.Version.Should().Be(2);
        (await node.WriteAsync("blue", 1))!.Version.Should().Be(3);

        (await node.Flags.ReadRevisionAsync(default)).Should().Be(3);
        (await node.Flags.ReadAllAsync(default)).Select(it => (it.Name, it.Version)).Should().BeEquivalentTo([("blue", 3L), ("red", 2L)]);
    }

    private static async Task Conflicts(FlagDatabase database)
    {
        var node = await database.NodeAsync();
        var blue = await node.WriteAsync("blue", 0);
        blue = await node.WriteAsync("blue", 1, """{"n":2}""");

        foreach (var expected in new[] { 0L, 1L, 3L })
        {
            (await node.WriteAsync("blue", expected, """{"n":3}""")).Should().BeNull($"{expected} is not its version");
        }

        (await node.WriteAsync("red", 2)).Should().BeNull("there is none");
        (await node.Flags.ReadAllAsync(default)).Should().Equal(blue!);
        (await node.EventsAsync()).Should().HaveCount(2);
    }

    private static async Task OneWins(FlagDatabase database)
    {
        var first = await database.NodeAsync();
        await first.WriteAsync("blue", 0);

        var answers = await TogetherAsync(database, (node, i) => node.WriteAsync("blue", 1, $$"""{"n":{{i}}}"""));

        var winner = answers.Should().ContainSingle(it => it != null).Subject;
        (await first.Flags.ReadAsync("blue", default)).Should().Be(winner);
        (await WholeAsync(first)).Should().HaveCount(2);
    }

    private static async Task OneAdds(FlagDatabase database)
    {
        var answers = await TogetherAsync(database, (node, _) => node.WriteAsync("blue", 0));

        answers.Should().ContainSingle(it => it != null);
        (await WholeAsync(await database.NodeAsync())).Should().ContainSingle();
    }

    private static async Task AllWin(FlagDatabase database)
    {
        var answers = await TogetherAsync(database, (node, i) => node.WriteAsync($"flag-{i}", 0));

        answers.Select(it => it!.Version).Should().BeEquivalentTo(Enumerable.Range(1, Writers).Select(it => (long)it));
        (await WholeAsync(await database.NodeAsync())).Select(it => (it.Id, it.Version)).Should().Equal(
            Enumerable.Range(1, Writers).Select(it => ((long)it, (long)it)));
    }

    private static async Task Pages(FlagDatabase database)
    {
        var node = await database.NodeAsync();
        for (var i = 0; i < 6; i++)
        {
            await node.WriteAsync(i % 2 == 0 ? "even" : "odd", Math.Max(i - 1, 0));
        }

        (await node.Events.ReadEventsAsync(2, 3, null, default)).Select(it => it.Id).Should().Equal(3, 4, 5);
        (await node.Events.ReadEventsAsync(1, 10, "flag:odd", default)).Select(it => it.Id).Should().Equal(2, 4, 6);
        (await node.Events.ReadEventsAsync(6, 10, null, default)).Should().BeEmpty();
    }

    private static async Task Cancelled(FlagDatabase database)
    {
        var node = await database.NodeAsync();
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        var write = () => node.Flags.WriteAsync(new("blue", "{}", 0, FlagStores.Draft("blue")), stopped.Token);

        await write.Should().ThrowAsync<OperationCanceledException>();
        (await node.Flags.ReadAllAsync(default)).Should().BeEmpty();
        (await node.EventsAsync()).Should().BeEmpty();
    }

    private static async Task<StoredFlag?[]> TogetherAsync(FlagDatabase database, Func<FlagStores, int, Task<StoredFlag?>> write)
    {
        var nodes = new List<FlagStores>();
        for (var i = 0; i < 4; i++)
        {
            nodes.Add(await database.NodeAsync());
        }

        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writers = Enumerable.Range(0, Writers).Select(i => Task.Run(async () =>
        {
            await start.Task;
            return await write(nodes[i % nodes.Count], i);
        })).ToList();
        start.SetResult();
        return await Task.WhenAll(writers);
    }

    private static async Task<IReadOnlyList<RolloutEvent>> WholeAsync(FlagStores node)
    {
        var events = await node.EventsAsync();
        RolloutEventChain.FirstBroken(events, RolloutEventTip.Start).Should().BeNull();
        return events;
    }
}
