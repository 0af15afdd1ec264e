namespace Storybook;

/// <summary>Heads with the ears, horns or mane that make an animal what it is.</summary>
internal static class AnimalHead
{
    public static void Draw(SvgCanvas canvas, QuadrupedForm form, Colour coat, double x, double y)
    {
        var (length, depth) = (form.HeadLength, form.HeadDepth);
        if (form.Ears == "ruff")
            canvas.Circle(x + 2, y, depth * 1.05, coat.Darker(0.35));

        DrawEar(canvas, form, coat.Darker(0.18), x - 7, y - (depth * 0.36));
        canvas.Ellipse(x + (length * 0.12), y, length * 0.48, depth * 0.52, coat.Lighter(0.04), 1, 16);
        canvas.Ellipse(x + (length * 0.4), y + (depth * 0.26), length * 0.26, depth * 0.33, coat.Lighter(0.35), 1, 16);
        DrawEar(canvas, form, coat, x, y - (depth * 0.4));
        canvas.Circle(x + (length * 0.62), y + (depth * 0.2), 3.4, Colour.Hex("#2b2028"));
        canvas.Circle(x + (length * 0.17), y - (depth * 0.12), 3, Colour.Hex("#2b2028"));
        canvas.Circle(x + (length * 0.17) + 1, y - (depth * 0.12) - 1, 1, Colour.White);
    }

    private static void DrawEar(SvgCanvas canvas, QuadrupedForm form, Colour coat, double x, double y)
    {
        switch (form.Ears)
        {
            case "long":
                canvas.Ellipse(x - 4, y - 18, 7, 23, coat, 1, -14);
                canvas.Ellipse(x - 4, y - 17, 3.2, 16, coat.Mix(Colour.Hex("#f0b8ac"), 0.5), 1, -14);
                break;
            case "pointed":
                canvas.Fill(new Shape().Move(x - 9, y + 6).Line(x - 5, y - 19).Line(x + 9, y + 3).Close(), coat);
                break;
            case "floppy":
                canvas.Ellipse(x - 6, y + 9, 7, 16, coat.Darker(0.28), 1, 18);
                break;
            case "round" or "ruff":
                canvas.Circle(x - 4, y - 2, 9, coat.Darker(0.1));
                break;
            case "mane":
                canvas.Fill(new Shape().Move(x - 8, y + 4).Line(x - 1, y - 18).Line(x + 7, y + 4).Close(), coat);
                canvas.Fill(new Shape().Move(x + 6, y - 4).Curve(x - 24, y - 6, x - 46, y + 36, x - 52, y + 66).Curve(x - 34, y + 56, x - 14, y + 26, x + 6, y - 4).Close(), coat.Darker(0.45));
                break;
            case "horns":
                canvas.Stroke(new Shape().Move(x - 2, y + 4).Bend(x - 10, y - 16, x - 24, y - 18), Colour.Hex("#e9dcc0").Mix(coat, 0.2), 6);
                canvas.Ellipse(x - 9, y + 8, 11, 5, coat.Darker(0.2), 1, 20);
                break;
            case "antlers":
                canvas.Stroke(new Shape().Move(x, y).Bend(x - 12, y - 26, x + 2, y - 48).Move(x - 6, y - 20).Bend(x + 8, y - 26, x + 14, y - 38).Move(x - 7, y - 16).Bend(x - 22, y - 26, x - 22, y - 42), coat.Darker(0.35), 4.5);
                canvas.Ellipse(x - 8, y + 3, 10, 5, coat, 1, 24);
                break;
        }
    }
}
