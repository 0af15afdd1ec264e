namespace Storybook;

/// <summary>The colours of one picture.</summary>
internal sealed record Palette
{
    public required Colour SkyTop { get; init; }

    public required Colour SkyMiddle { get; init; }

    public required Colour SkyLow { get; init; }

    /// <summary>The sun or the moon.</summary>
    public required Colour Light { get; init; }

    /// <summary>Four layers of land, the farthest first.</summary>
    public required IReadOnlyList<Colour> Land { get; init; }

    public required Colour Water { get; init; }

    /// <summary>Trees near the viewer.</summary>
    public required Colour Leaf { get; init; }

    /// <summary>Roofs, flags and the main person's clothes.</summary>
    public required Colour Accent { get; init; }

    /// <summary>Flowers and the second person's clothes.</summary>
    public required Colour SecondAccent { get; init; }

    /// <summary>How much of the light of the day is gone: 0 by day, about 0.5 at night.</summary>
    public required double Gloom { get; init; }

    /// <summary>What things take on when the light goes.</summary>
    public required Colour Shade { get; init; }

    /// <summary>The paper around the picture.</summary>
    public Colour Paper { get; } = Colour.Hex("#fbf4e4");

    /// <summary>A colour as it looks in this picture's light.</summary>
    public Colour Lit(Colour colour) => colour.Mix(Shade, Gloom);
}
