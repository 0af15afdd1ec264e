namespace JobKit.Migration;

/// <summary>A flag's JSON: all but what the store itself says of it.</summary>
internal sealed record FlagContent
{
    public required string Name { get; init; }

    public string Description { get; init; } = string.Empty;

    public bool Enabled { get; init; }

    public TrafficShare Share { get; init; } = TrafficShare.All;

    public IReadOnlyList<string> UserIds { get; init; } = [];

    public IReadOnlyList<string> Groups { get; init; } = [];

    public IReadOnlyList<string> ExcludedUserIds { get; init; } = [];

    public IReadOnlyList<string> ExcludedGroups { get; init; } = [];

    public bool Exclusive { get; init; }

    public IReadOnlyList<FlagVariant> Variants { get; init; } = [];

    public string? Salt { get; init; }

    public bool ClientVisible { get; init; }

    public static FlagContent Of(FeatureFlag flag) => new()
    {
        Name = flag.Name,
        Description = flag.Description,
        Enabled = flag.Enabled,
        Share = flag.Share,
        UserIds = flag.UserIds,
        Groups = flag.Groups,
        ExcludedUserIds = flag.ExcludedUserIds,
        ExcludedGroups = flag.ExcludedGroups,
        Exclusive = flag.Exclusive,
        Variants = flag.Variants,
        Salt = flag.Salt,
        ClientVisible = flag.ClientVisible,
    };

    public FeatureFlag ToFlag() => new()
    {
        Name = Name,
        Description = Description,
        Enabled = Enabled,
        Share = Share,
        UserIds = UserIds,
        Groups = Groups,
        ExcludedUserIds = ExcludedUserIds,
        ExcludedGroups = ExcludedGroups,
        Exclusive = Exclusive,
        Variants = Variants,
        Salt = Salt,
        ClientVisible = ClientVisible,
    };
}
