using System.Globalization;

namespace JobKit.Migration;

/// <summary>How a flag's change reads in the chain of events.</summary>
internal static class FlagEvent
{
    public const string Kind = "flag";

    /// <summary>No rollout's key has a colon.</summary>
    private const string Prefix = "flag:";

    public static string KeyOf(string name) => Prefix + name;

    /// <param name="before">What the store has under the version that is expected there; null where there is none.</param>
    /// <param name="after">What it becomes.</param>
    /// <param name="json">The same as JSON.</param>
    /// <param name="by">Who, and why.</param>
    public static RolloutEventDraft Of(StoredFlag? before, FeatureFlag after, string json, OperatorAction by) => new()
    {
        Key = KeyOf(after.Name),
        Actor = by.Actor,
        Kind = Kind,
        From = before is null ? null : FlagJson.Read(before) is { } flag ? Short(flag) : "unreadable",
        To = Short(after),
        Reason = by.Reason,
        Evidence = $$"""{"before":{{Whole(before)}},"after":{{json}}}""",
    };

    private static string Short(FeatureFlag flag) => flag.Enabled ? string.Create(CultureInfo.InvariantCulture, $"{flag.Share} %") : "off";

    // What is no JSON would make none of the evidence.
    private static string Whole(StoredFlag? before) => before is not null && FlagJson.Read(before) is not null ? before.Json : "null";
}
