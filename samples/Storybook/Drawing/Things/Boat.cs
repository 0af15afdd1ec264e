namespace Storybook;

/// <summary>A small sailing boat.</summary>
internal static class Boat
{
    public static void Draw(SvgCanvas canvas, Stage stage, double x, double y, double scale, double lean)
    {
        var wood = stage.Palette.Lit(Colour.Hex("#8a5a3a"));
        var sail = stage.Palette.Lit(Colour.Hex("#fff3df"));
        using (canvas.At(x, y, scale, scale))
        {
            canvas.Ellipse(0, 32, 92, 7, stage.Palette.Water.Darker(0.35), 0.5);
            canvas.Stroke(new Shape().Move(0, 6).Line(lean, -132), wood.Darker(0.2), 5);
            canvas.Fill(new Shape().Move(6, -6).Bend(70 + lean, -50, lean + 2, -128).Bend(20, -60, 6, -6).Close(), sail);
            canvas.Fill(new Shape().Move(-6, -6).Bend(-34 + lean, -50, lean - 2, -112).Close(), sail.Darker(0.08));
            canvas.Fill(new Shape().Move(lean, -150).Bend(lean + 16, -148, lean + 30, -141).Bend(lean + 16, -138, lean, -132).Close(), stage.Palette.Accent);
            canvas.Fill(new Shape().Move(-78, 2).Line(84, 2).Curve(74, 34, 50, 34, 36, 34).Line(-40, 34).Curve(-58, 34, -70, 24, -78, 2).Close(), wood);
            canvas.Stroke(new Shape().Move(-72, 11).Line(80, 11), wood.Lighter(0.35), 3, 0.8);
        }
    }
}
