using System.Globalization;
using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>What the audit says of an act, so that a reader need not know which store wrote it.</summary>
internal static class AuditChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("Operate", "the audit of a reschedule tells the due times", DueTimes),
        new("Operate", "the audit of an act on a job tells its statuses", Statuses),
        new("Operate", "the audit of a queue's change names it and tells the setting, in one entry", Settings),
    ];

    private static async Task DueTimes(Scene scene)
    {
        var id = await scene.StoreAsync();
        var before = (await scene.ReadAsync(id)).DueAt;
        var after = (before + TimeSpan.FromHours(1)).ToOffset(TimeSpan.FromHours(5));
        await scene.Store.RescheduleAsync(id, after, Scene.Somebody, scene.Token);
        var entry = (await scene.Store.GetAuditAsync(1, scene.Token))[0];

        scene.Same("action, before, after", ("job.reschedule", Text(before), Text(after)), (entry.Action, entry.Before, entry.After));
    }

    private static async Task Statuses(Scene scene)
    {
        var id = await scene.StoreAsync();
        await scene.Store.CancelAsync(id, Scene.Somebody, scene.Token);
        await scene.TickAsync();
        await scene.Store.RetryAsync(id, Scene.Somebody, scene.Token);
        await scene.TickAsync();
        await scene.ClaimOneAsync();
        await scene.Store.AbandonAsync(id, 0, Scene.Somebody, scene.Token);

        scene.SameItems(
            "actions, before, after",
            [("job.abandon", "processing", "failed"), ("job.retry", "cancelled", "pending"), ("job.cancel", "pending", "cancelled")],
            await EntriesAsync(scene));
    }

    private static async Task Settings(Scene scene)
    {
        QueueChange[] changes =
        [
            new() { SetsConcurrency = true, Concurrency = 4 },
            new() { Paused = true, SetsConcurrency = true, Concurrency = 2 },
            new() { Paused = true },
            new() { Paused = false },
            new() { SetsConcurrency = true },
        ];
        foreach (var change in changes)
        {
            await scene.Store.SetQueueAsync(Scene.Queue, change, Scene.Somebody, scene.Token);
            await scene.TickAsync();
        }

        scene.SameItems(
            "actions, before, after",
            [
                ("queue.limit", "running, limit 2", "running"),
                ("queue.resume", "paused, limit 2", "running, limit 2"),
                ("queue.pause", "running, limit 4", "paused, limit 2"),
                ("queue.limit", "running", "running, limit 4"),
            ],
            await EntriesAsync(scene));
    }

    private static async Task<IEnumerable<(string Action, string? Before, string? After)>> EntriesAsync(Scene scene) =>
        (await scene.Store.GetAuditAsync(10, scene.Token)).Select(entry => (entry.Action, entry.Before, entry.After));

    private static string Text(DateTimeOffset instant) => instant.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
}
