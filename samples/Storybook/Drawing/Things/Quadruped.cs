namespace Storybook;

/// <summary>Draws an animal on four legs from its proportions, facing right, feet at y = 0.</summary>
internal static class Quadruped
{
    public static void Draw(SvgCanvas canvas, Stage stage, QuadrupedForm form)
    {
        var coat = stage.Palette.Lit(Colour.Hex(form.Coat));
        var (half, back) = (form.Length / 2, -form.Leg - form.Depth);
        var (neckX, neckY) = (half - 12, back + (form.Depth * 0.34));
        var (headX, headY) = (neckX + form.NeckX, neckY + form.NeckY);
        DrawLegs(canvas, form, coat.Darker(0.25), 9);
        DrawTail(canvas, form, coat, -half, back + (form.Depth * 0.3));
        canvas.Fill(new Shape().Move(-half, back + (form.Depth * 0.5)).Curve(-half, back - (form.Depth * 0.12), -half * 0.4, back, 0, back + 4)
            .Curve(half * 0.5, back + 2, half, back - 4, half, back + (form.Depth * 0.45)).Curve(half, back + (form.Depth * 1.1), half * 0.3, back + form.Depth, 0, back + (form.Depth * 0.96))
            .Curve(-half * 0.4, back + (form.Depth * 1.02), -half, back + (form.Depth * 1.2), -half, back + (form.Depth * 0.5)).Close(), canvas.Downward((0, coat.Lighter(0.14), 1), (1, coat.Darker(0.1), 1)));
        DrawLegs(canvas, form, coat, 0);
        canvas.Stroke(new Shape().Move(neckX - 6, neckY + (form.Depth * 0.12)).Line(headX - 4, headY + 4), coat.Lighter(0.04), Math.Max(form.HeadDepth * 1.05, form.Depth * 0.5));
        AnimalHead.Draw(canvas, form, coat, headX, headY);
    }

    private static void DrawLegs(SvgCanvas canvas, QuadrupedForm form, Colour colour, double shift)
    {
        var half = form.Length / 2;
        var top = -form.Leg - (form.Depth * 0.35);
        foreach (var x in (ReadOnlySpan<double>)[-half + (form.LegWidth * 0.8), half - (form.LegWidth * 1.1)])
        {
            canvas.Stroke(new Shape().Move(x + shift, top).Bend(x + shift + 3, top * 0.5, x + shift, -form.LegWidth * 0.4), colour, form.LegWidth);
            canvas.Stroke(new Shape().Move(x + shift, -3).Line(x + shift + 4, -3), colour.Darker(0.45), 6);
        }
    }

    private static void DrawTail(SvgCanvas canvas, QuadrupedForm form, Colour coat, double x, double y)
    {
        switch (form.Tail)
        {
            case "tuft":
                canvas.Stroke(new Shape().Move(x + 4, y).Bend(x - 22, y + 10, x - 18, y + 46), coat.Darker(0.1), 5);
                canvas.Ellipse(x - 18, y + 52, 7, 12, coat.Darker(0.4));
                break;
            case "flowing":
                canvas.Fill(new Shape().Move(x + 8, y - 6).Curve(x - 40, y - 6, x - 30, y + 50, x - 46, y + 78).Curve(x - 16, y + 70, x - 4, y + 40, x + 8, y + 14).Close(), coat.Darker(0.45));
                break;
            case "up":
                canvas.Stroke(new Shape().Move(x + 6, y).Curve(x - 22, y - 2, x - 28, y - 26, x - 16, y - 44), coat, 9);
                break;
            case "bushy":
                canvas.Fill(new Shape().Move(x + 10, y - 4).Curve(x - 30, y - 14, x - 64, y + 6, x - 74, y + 34).Curve(x - 40, y + 40, x - 10, y + 30, x + 10, y + 14).Close(), coat.Darker(0.06));
                canvas.Fill(new Shape().Move(x - 48, y + 8).Curve(x - 62, y + 14, x - 70, y + 24, x - 74, y + 34).Curve(x - 62, y + 36, x - 50, y + 34, x - 40, y + 32).Close(), coat.Lighter(0.65));
                break;
            case "puff":
                canvas.Circle(x, y + 6, 10, coat.Lighter(0.7));
                break;
        }
    }
}
