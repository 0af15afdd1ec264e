namespace Storybook;

/// <summary>What all layers of one picture share: its reading, colours and where the main things stand.</summary>
internal sealed class Stage
{
    public const double Width = 1200;
    public const double Height = 900;

    private readonly Dice _dice;

    public Stage(SceneReading reading)
    {
        Reading = reading;
        Palette = PaletteMixer.Mix(reading);
        _dice = new Dice(reading.Seed);
        var layout = _dice.For("layout");
        var left = layout.Chance(0.5);
        FocusX = left ? layout.Between(270, 400) : layout.Between(800, 930);
        OtherX = Width - FocusX + layout.Between(-50, 50);
        LightX = OtherX + layout.Between(-90, 90);
        LightY = layout.Between(150, 270);
        TreeOnLeft = !left;
        Far = new Ridge(_dice.For("far"), 520, 34);
        Middle = new Ridge(_dice.For("middle"), 590, 30);
        Near = new Ridge(_dice.For("near"), 665, 26);
        Front = new Ridge(_dice.For("front"), 775, 18);
    }

    public SceneReading Reading { get; }

    public Palette Palette { get; }

    /// <summary>Where the main building stands: in the left or the right third.</summary>
    public double FocusX { get; }

    /// <summary>The opposite third.</summary>
    public double OtherX { get; }

    public double LightX { get; }

    public double LightY { get; }

    /// <summary>The side of the big tree in front, away from the building.</summary>
    public bool TreeOnLeft { get; }

    public Ridge Far { get; }

    public Ridge Middle { get; }

    public Ridge Near { get; }

    public Ridge Front { get; }

    public bool IsSnowy => Reading.Weather == Weather.Snow;

    public bool IsDark => Reading.Time is TimeOfDay.Night or TimeOfDay.Dusk;

    /// <summary>The dice of one layer.</summary>
    public Dice DiceFor(string layer) => _dice.For(layer);
}
