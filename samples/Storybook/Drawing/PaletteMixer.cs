namespace Storybook;

/// <summary>Mixes a picture's colours from mood, time and weather; each story turns the hues a little its own way.</summary>
internal static class PaletteMixer
{
    private static readonly Colour Snow = Colour.Hex("#f2f6fb");
    private static readonly Colour RainGrey = Colour.Hex("#75818f");

    public static Palette Mix(SceneReading reading)
    {
        var mood = MoodColours.Of(reading.Mood);
        var turn = new Dice(reading.StorySeed).For("hue").Between(-16, 16);
        var (top, middle, low, light) = Sky(reading.Time);
        var (shade, gloom) = Gloom(reading.Time);
        Colour InSky(Colour c) => Weathered(c.Mix(mood.Tint, mood.TintShare * (1 - gloom)), reading.Weather).Turn(turn / 2);
        Colour OnLand(Colour c) => (reading.Weather == Weather.Snow ? c.Mix(Snow, 0.8) : c.Turn(turn)).Mix(shade, gloom);
        var lowSky = InSky(low);
        return new Palette
        {
            SkyTop = InSky(top),
            SkyMiddle = InSky(middle),
            SkyLow = lowSky,
            Light = light,
            // The farther the land, the more of the sky's colour lies over it.
            Land = Enumerable.Range(0, 4).Select(i => OnLand(mood.Far.Mix(mood.Near, i / 3.0)).Mix(lowSky, 0.42 - (0.14 * i))).ToList(),
            Water = Colour.Hex("#4f9dba").Mix(mood.Near, 0.3).Mix(mood.Tint, 0.1).Mix(shade, gloom).Turn(turn),
            Leaf = mood.Leaf.Turn(turn).Mix(shade, gloom),
            Accent = mood.Accent.Turn(turn).Mix(shade, gloom * 0.45),
            SecondAccent = mood.SecondAccent.Turn(turn).Mix(shade, gloom * 0.4),
            Shade = shade,
            Gloom = gloom,
        };
    }

    private static (Colour Top, Colour Middle, Colour Low, Colour Light) Sky(TimeOfDay time) => time switch
    {
        TimeOfDay.Dawn => (Colour.Hex("#86b1dd"), Colour.Hex("#f3c3bd"), Colour.Hex("#ffe9bd"), Colour.Hex("#fff1c9")),
        TimeOfDay.Dusk => (Colour.Hex("#45508f"), Colour.Hex("#d9738a"), Colour.Hex("#ffc27a"), Colour.Hex("#ffdf9e")),
        TimeOfDay.Night => (Colour.Hex("#0e1546"), Colour.Hex("#2b3779"), Colour.Hex("#6d7cb8"), Colour.Hex("#fdf5d3")),
        _ => (Colour.Hex("#5aa5dc"), Colour.Hex("#a6d6ef"), Colour.Hex("#f6f4da"), Colour.Hex("#fff6cf")),
    };

    private static (Colour Shade, double Share) Gloom(TimeOfDay time) => time switch
    {
        TimeOfDay.Dawn => (Colour.Hex("#d99a92"), 0.14),
        TimeOfDay.Dusk => (Colour.Hex("#5b3568"), 0.3),
        TimeOfDay.Night => (Colour.Hex("#131c52"), 0.52),
        _ => (Colour.Hex("#3a4a6b"), 0),
    };

    private static Colour Weathered(Colour colour, Weather weather) => weather switch
    {
        Weather.Rain => colour.Mix(RainGrey, 0.45),
        Weather.Storm => colour.Mix(Colour.Hex("#3b4256"), 0.55),
        Weather.Snow => colour.Mix(Snow, 0.2),
        _ => colour,
    };
}
