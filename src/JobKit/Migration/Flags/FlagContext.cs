namespace JobKit.Migration;

/// <summary>For whom a flag is asked.</summary>
public readonly record struct FlagContext
{
    /// <summary>Whom the flag counts, like a user's id; nobody in particular when null or blank. Compared and hashed by its UTF-16 code units.</summary>
    public string? TargetingKey { get; init; }

    /// <summary>The groups that the caller is in; none when null.</summary>
    public IReadOnlyList<string>? Groups { get; init; }
}
