namespace Storybook;

/// <summary>A fire on the ground that lights up what is around it.</summary>
internal static class FireLayer
{
    public static void Draw(SvgCanvas canvas, Stage stage)
    {
        if (!stage.Reading.Has(Motif.Fire))
            return;

        var x = Lineup.Of(stage).Single(place => place.Who is null).X;
        var y = stage.Front.At(x) + 50;
        canvas.Circle(x, y - 30, 240, canvas.Glow(Colour.Hex("#ff9a3d"), stage.IsDark ? 0.75 : 0.35));
        var wood = stage.Palette.Lit(Colour.Hex("#5d3d2b"));
        canvas.Stroke(new Shape().Move(x - 46, y + 6).Line(x + 36, y - 10).Move(x - 36, y - 10).Line(x + 46, y + 6), wood, 15);
        DrawFlame(canvas, x, y, 1, Colour.Hex("#e8502a"));
        DrawFlame(canvas, x + 2, y, 0.68, Colour.Hex("#ff9d33"));
        DrawFlame(canvas, x, y, 0.38, Colour.Hex("#ffe38a"));
        var dice = stage.DiceFor("sparks");
        for (var i = 0; i < 16; i++)
            canvas.Circle(x + dice.Between(-60, 60), y - dice.Between(60, 210), dice.Between(1.4, 3.2), Colour.Hex("#ffcf70"), dice.Between(0.4, 0.9));
    }

    private static void DrawFlame(SvgCanvas canvas, double x, double y, double size, Colour colour)
    {
        using (canvas.At(x, y, size, size))
        {
            canvas.Fill(new Shape().Move(-38, -4).Curve(-62, -50, -16, -66, -22, -104).Curve(4, -88, 2, -70, 8, -58).Curve(18, -76, 12, -108, 6, -134)
                .Curve(48, -100, 62, -44, 38, -4).Curve(20, 12, -20, 12, -38, -4).Close(), colour, 0.95);
        }
    }
}
