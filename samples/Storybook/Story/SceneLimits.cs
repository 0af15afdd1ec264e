namespace Storybook;

/// <summary>How many scenes a story may have and how long one should be.</summary>
internal sealed record SceneLimits
{
    /// <summary>The most pages of a book: 1 to 200, default 16.</summary>
    public int MaxScenes { get; init; } = 16;

    /// <summary>The wished length of a scene in characters: 100 to 100,000, default 700 (what fits beside a picture).</summary>
    public int SceneLength { get; init; } = 700;

    /// <summary>Checks both values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range; the message names it, the range and the default.</exception>
    public SceneLimits Validated()
    {
        Check(nameof(MaxScenes), MaxScenes, 1, 200, 16);
        Check(nameof(SceneLength), SceneLength, 100, 100_000, 700);
        return this;
    }

    private static void Check(string name, int value, int low, int high, int standard)
    {
        if (value < low || value > high)
        {
            throw new ArgumentOutOfRangeException(
                name,
                value,
                $"{name} is {value}. It must be between {low} and {high}. Set it to a value in that range, "
                + $"or remove it for the default, {standard}.");
        }
    }
}
