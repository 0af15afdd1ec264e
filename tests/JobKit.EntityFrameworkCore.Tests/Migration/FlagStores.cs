using JobKit.Migration;

namespace JobKit.EntityFrameworkCore.Tests.Migration;

/// <summary>What one node has of a database with flags.</summary>
internal sealed record FlagStores(IFeatureFlagStore Flags, IRolloutEventStore Events)
{
    public Task<StoredFlag?> WriteAsync(string name, long expected, string json = "{}", string actor = "alice") =>
        Flags.WriteAsync(new(name, json, expected, Draft(name, actor)), CancellationToken.None);

    public Task<IReadOnlyList<RolloutEvent>> EventsAsync() => Events.ReadEventsAsync(0, 10_000, null, CancellationToken.None);

    public static RolloutEventDraft Draft(string name, string actor = "alice") => new()
    {
        Key = $"flag:{name}",
        Actor = actor,
        Kind = "flag",
        From = null,
        To = "off",
        Reason = "because \"of\" 日本 😀",
        Evidence = """{"before":null,"after":{"n":1}}""",
    };
}
