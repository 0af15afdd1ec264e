namespace JobKit.Migration;

/// <summary>What is wrong with a rollout's settings, each a sentence with the value, the range and the mend.</summary>
internal static class RouteSettingsCheck
{
    private const int KeyLength = 100;
    private const int SaltLength = 200;
    private const int ListLength = 1000;

    public static IReadOnlyList<string> Problems(RouteSettings settings) =>
    [
        .. new[]
        {
            Ranges.Name("key", settings.Key, KeyLength, "Name the rollout like create-storybook."),
            Ranges.Text("salt", settings.Salt, SaltLength, "Set it to the key and a number, like create-storybook:1."),
            Ranges.Number("version", settings.Version, 1, long.MaxValue, "Read the rollout from its store anew."),
            Ranges.Number("epoch", settings.Epoch, 0, long.MaxValue, "Read the rollout from its store anew."),
            Known("stage", settings.Stage),
            Frozen(settings),
            Known("hash", settings.Hash),
            Known("anonymous", settings.Anonymous),
            Irreversible(settings.IrreversibleFrom),
            List("excludedUserIds", settings.ExcludedUsers),
            List("excludedGroups", settings.ExcludedGroups),
            List("userIds", settings.IncludedUsers),
            List("groups", settings.IncludedGroups),
        }.OfType<string>(),
    ];

    private static string? Known<T>(string key, T value)
        where T : struct, Enum => Enum.IsDefined(value) ? null : $"{key} is {value}. It must be one of {string.Join(", ", Enum.GetNames<T>())}. Set it to one of these.";

    private static string? Frozen(RouteSettings settings) => (settings.Stage, settings.FrozenFrom) switch
    {
        (MigrationStage.Frozen, null or MigrationStage.Frozen or < MigrationStage.Off or > MigrationStage.Frozen) =>
            $"frozenFrom is {settings.FrozenFrom?.ToString() ?? "missing"}. It must be the stage that the rollout froze from, one of {nameof(MigrationStage.Off)} to {nameof(MigrationStage.RolledBack)}. Set it to that.",
        (not MigrationStage.Frozen, not null) =>
            $"frozenFrom is {settings.FrozenFrom}, and the stage is {settings.Stage}. It must be missing unless the stage is {nameof(MigrationStage.Frozen)}. Remove it.",
        _ => null,
    };

    private static string? Irreversible(MigrationStage? from) =>
        from is null or (>= MigrationStage.Shadow and <= MigrationStage.Complete)
            ? null
            : $"irreversibleFrom is {from}. It must be one of {nameof(MigrationStage.Shadow)} to {nameof(MigrationStage.Complete)}. Set it to the first stage that cannot be taken back, or to null when every stage can.";

    private static string? List(string key, IReadOnlyCollection<string> list)
    {
        if (list.Count > ListLength)
        {
            return $"{key} has {list.Count} entries. It must have at most {ListLength}. List a group instead of its users.";
        }

        return list.Any(string.IsNullOrWhiteSpace) ? $"{key} has a blank entry. Each must name a user or a group. Remove it." : null;
    }
}
