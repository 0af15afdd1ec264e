namespace JobKit.WebLoad;

/// <summary>One way to ask for the same.</summary>
/// <param name="Name">As the report calls it.</param>
/// <param name="Path">Where it is asked.</param>
/// <param name="Waits">Whether it waits for its job's end.</param>
internal sealed record Kind(string Name, string Path, bool Waits)
{
    public static readonly Kind Bare = new("bare endpoint", "/bare", true);

    public static readonly IReadOnlyList<Kind> All =
    [
        Bare,
        new("migrated, Off", "/off", true),
        new("migrated, 100 %, start", "/all", false),
        new("migrated, 100 %, result", "/all", true),
    ];
}
