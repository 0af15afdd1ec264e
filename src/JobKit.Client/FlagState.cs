namespace JobKit.Client;

/// <summary>What a flag is for one caller.</summary>
public sealed record FlagState
{
    /// <summary>The flag.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is on.</summary>
    public required bool Enabled { get; init; }

    /// <summary>Which of its variants was chosen.</summary>
    public string? Variant { get; init; }

    /// <summary>By which rule.</summary>
    public string? Reason { get; init; }

    /// <summary>The version of the flag that was asked.</summary>
    public long Version { get; init; }
}
