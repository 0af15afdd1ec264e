namespace JobKit.Testing;

/// <summary>I43: instants keep their microseconds.</summary>
internal static class InstantChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I43", "instants round-trip at microseconds, the first and the last of the calendar too", RoundTrips),
        new("I43", "an instant of another offset comes back as the same in UTC", OtherOffset),
        new("I43", "parts below a microsecond are rounded once: what is read can be written and read again", Below),
        new("I43", "two due times a microsecond apart keep their order", Order),
    ];

    private static async Task RoundTrips(Scene scene)
    {
        var random = new Random(43);
        DateTimeOffset[] instants =
        [
            new(1, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(1, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMicroseconds(1),
            DateTimeOffset.UnixEpoch.AddMicroseconds(-1),
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch.AddMicroseconds(1),
            new DateTimeOffset(2000, 2, 29, 23, 59, 59, TimeSpan.Zero).AddMicroseconds(999_999),
            new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero).AddMicroseconds(999_999),
            .. Enumerable.Range(0, 20).Select(_ => DateTimeOffset.UnixEpoch.AddMicroseconds(random.NextInt64(0, 4_000_000_000_000_000))),
        ];
        foreach (var instant in instants)
        {
            var id = await scene.StoreAsync(job => job with { DueAt = instant });
            scene.Same("a due time", instant, (await scene.ReadAsync(id)).DueAt);
            await scene.Store.RescheduleAsync(id, DateTimeOffset.UnixEpoch, Scene.Somebody, scene.Token);
            await scene.Store.RescheduleAsync(id, instant, Scene.Somebody, scene.Token);
            scene.Same("a due time after a move", instant, (await scene.Store.GetStatesAsync([id], scene.Token))[0].DueAt);
        }
    }

    private static async Task OtherOffset(Scene scene)
    {
        var instant = new DateTimeOffset(2031, 3, 30, 2, 30, 0, TimeSpan.FromHours(5.5)).AddMicroseconds(7);
        var job = await scene.ReadAsync(await scene.StoreAsync(job => job with { DueAt = instant }));

        scene.Same("the instant", instant, job.DueAt);
        scene.Same("its offset", TimeSpan.Zero, job.DueAt.Offset);
        scene.Same("the offset of the making", TimeSpan.Zero, job.CreatedAt.Offset);
    }

    private static async Task Below(Scene scene)
    {
        var instant = new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(10_000_019);
        var id = await scene.StoreAsync(job => job with { DueAt = instant });
        var first = (await scene.ReadAsync(id)).DueAt;
        await scene.Store.RescheduleAsync(id, first, Scene.Somebody, scene.Token);

        scene.True((first - instant).Duration() < TimeSpan.FromMicroseconds(1), $"{instant:O} to the microsecond", $"{first:O}");
        scene.Same("ticks below a microsecond", 0, first.Ticks % TimeSpan.TicksPerMicrosecond);
        scene.Same("the instant written again", first, (await scene.ReadAsync(id)).DueAt);
    }

    private static async Task Order(Scene scene)
    {
        var instant = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMicroseconds(500);
        var ids = await scene.StoreManyAsync(5, (job, index) => job with { DueAt = instant.AddMicroseconds(-index) });

        scene.SameItems("the order", ids.Reverse(), (await scene.ClaimAsync()).Select(job => job.Id));
    }
}
