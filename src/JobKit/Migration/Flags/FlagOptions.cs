namespace JobKit.Migration;

/// <summary>A flag by configuration: section <c>JobKit:Flags:{name}</c>, as options of that name. It is added to a store that has none of this name.</summary>
internal sealed class FlagOptions
{
    /// <summary>Whether anybody has it; false by default.</summary>
    public bool Enabled { get; set; }

    /// <summary>For people, at most 1,000 characters; empty by default.</summary>
    public string Description { get; set; } = string.Empty;

    /// <summary>How many percent of those whom no group names have it, 0 to 100 with at most 4 decimals; 0 by default.</summary>
    public TrafficShare RolloutPercentage { get; set; }

    /// <summary>Groups whose members have it whatever the percentage; none by default.</summary>
    public IList<string> UserGroups { get; set; } = [];

    /// <summary>Whether browsers may ask for it; false by default.</summary>
    public bool ClientVisible { get; set; }

    /// <summary>Whether it is forced on this process, to on or off as <c>Enabled</c> says, whatever the store holds; then it is not added to the store. False by default.</summary>
    public bool Locked { get; set; }

    public FeatureFlag Flag(string name) => new()
    {
        Name = name,
        Description = Description,
        Enabled = Enabled,
        Share = RolloutPercentage,
        Groups = [.. UserGroups],
        ClientVisible = ClientVisible,
    };
}
