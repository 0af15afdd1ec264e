namespace Storybook;

/// <summary>Animals with a shape of their own: rooster, duck, tortoise, mouse and frog; facing right, feet at y = 0.</summary>
internal static class SmallAnimal
{
    public static void Draw(SvgCanvas canvas, Stage stage, Creature creature)
    {
        switch (creature)
        {
            case Creature.Rooster:
                DrawRooster(canvas, stage.Palette);
                break;
            case Creature.Duck:
                DrawDuck(canvas, stage.Palette);
                break;
            case Creature.Tortoise:
                DrawTortoise(canvas, stage.Palette);
                break;
            case Creature.Mouse:
                DrawMouse(canvas, stage.Palette);
                break;
            case Creature.Frog:
                DrawFrog(canvas, stage.Palette);
                break;
        }
    }

    private static void DrawRooster(SvgCanvas canvas, Palette colours)
    {
        var body = colours.Lit(Colour.Hex("#c9713a"));
        var red = colours.Lit(Colour.Hex("#d8392f"));
        var tail = colours.Lit(Colour.Hex("#2f5d5a"));
        canvas.Stroke(new Shape().Move(-4, -28).Line(-6, -2).Line(4, -2).Move(10, -28).Line(10, -2).Line(20, -2), colours.Lit(Colour.Hex("#e8a53a")), 4);
        for (var i = 0; i < 4; i++)
            canvas.Stroke(new Shape().Move(-24, -46).Curve(-46 - (i * 4), -60 - (i * 12), -58 - (i * 3), -80 - (i * 6), -70 + (i * 13), -52 - (i * 21)), tail.Lighter(i * 0.1), 9);
        canvas.Fill(new Shape().Move(-34, -54).Curve(-20, -16, 26, -14, 32, -52).Curve(36, -70, 34, -84, 36, -98).Line(14, -98).Curve(12, -72, -8, -62, -34, -54).Close(), body);
        canvas.Fill(new Shape().Move(-22, -48).Curve(-10, -58, 14, -54, 18, -42).Curve(4, -30, -12, -34, -22, -48).Close(), body.Darker(0.28));
        canvas.Circle(26, -100, 14, body.Lighter(0.15));
        canvas.Fill(new Shape().Move(14, -108).Curve(10, -126, 20, -126, 21, -116).Curve(22, -130, 32, -130, 31, -116).Curve(36, -124, 42, -118, 36, -106).Close(), red);
        canvas.Ellipse(36, -86, 4.5, 9, red);
        canvas.Fill(new Shape().Move(38, -104).Line(54, -98).Line(38, -94).Close(), colours.Lit(Colour.Hex("#f2b93b")));
        canvas.Circle(30, -103, 2.6, Colour.Hex("#2b2028"));
    }

    private static void DrawDuck(SvgCanvas canvas, Palette colours)
    {
        var white = colours.Lit(Colour.Hex("#fbf7ee"));
        var beak = colours.Lit(Colour.Hex("#f09a36"));
        canvas.Stroke(new Shape().Move(-4, -22).Line(-4, -2).Line(8, -2).Move(12, -22).Line(12, -2).Line(24, -2), beak, 5);
        canvas.Fill(new Shape().Move(-58, -58).Curve(-40, -8, 36, -6, 38, -44).Curve(40, -70, 26, -84, 34, -104).Line(16, -104).Curve(4, -76, 4, -62, -14, -58).Curve(-30, -54, -44, -54, -58, -58).Close(), white);
        canvas.Fill(new Shape().Move(-40, -48).Curve(-20, -58, 10, -52, 16, -38).Curve(-4, -24, -28, -28, -40, -48).Close(), white.Darker(0.12));
        canvas.Circle(26, -108, 16, white);
        canvas.Fill(new Shape().Move(38, -114).Bend(60, -108, 64, -102).Bend(50, -98, 38, -101).Close(), beak);
        canvas.Circle(31, -112, 2.8, Colour.Hex("#2b2028"));
    }

    private static void DrawTortoise(SvgCanvas canvas, Palette colours)
    {
        var skin = colours.Lit(Colour.Hex("#9aa85c"));
        var shell = colours.Lit(Colour.Hex("#7a6138"));
        canvas.Stroke(new Shape().Move(-34, -20).Line(-38, -5).Move(28, -20).Line(32, -5), skin.Darker(0.1), 16);
        canvas.Stroke(new Shape().Move(44, -26).Bend(62, -30, 68, -46), skin, 16);
        canvas.Ellipse(74, -52, 16, 12, skin);
        canvas.Fill(new Shape().Move(-60, -18).Curve(-54, -84, 46, -84, 54, -18).Bend(0, -8, -60, -18).Close(), canvas.Downward((0, shell.Lighter(0.25), 1), (1, shell, 1)));
        canvas.Stroke(new Shape().Move(-30, -22).Line(-20, -54).Line(14, -54).Line(24, -22).Move(-20, -54).Line(-32, -60).Move(14, -54).Line(28, -60).Move(-3, -54).Line(-3, -20), shell.Darker(0.3), 3.4, 0.8);
        canvas.Circle(79, -55, 2.6, Colour.Hex("#2b2028"));
    }

    private static void DrawMouse(SvgCanvas canvas, Palette colours)
    {
        var fur = colours.Lit(Colour.Hex("#a39a98"));
        canvas.Stroke(new Shape().Move(-26, -8).Curve(-54, -2, -52, -30, -72, -22), colours.Lit(Colour.Hex("#e0a69d")), 4);
        canvas.Fill(new Shape().Move(-30, -2).Curve(-38, -46, 10, -46, 38, -10).Bend(40, -2, 26, -1).Close(), fur);
        canvas.Circle(8, -38, 11, fur.Darker(0.1));
        canvas.Circle(8, -38, 6.5, colours.Lit(Colour.Hex("#e8b3aa")));
        canvas.Circle(39, -10, 3.4, colours.Lit(Colour.Hex("#d9857c")));
        canvas.Circle(24, -18, 2.6, Colour.Hex("#2b2028"));
    }

    private static void DrawFrog(SvgCanvas canvas, Palette colours)
    {
        var green = colours.Lit(Colour.Hex("#6fae4a"));
        canvas.Ellipse(-22, -12, 22, 12, green.Darker(0.18), 1, -12);
        canvas.Ellipse(0, -24, 34, 22, green, 1, -18);
        canvas.Stroke(new Shape().Move(16, -20).Line(22, -3).Line(32, -3), green.Darker(0.1), 8);
        canvas.Ellipse(22, -40, 22, 16, green);
        canvas.Circle(20, -54, 8, green.Lighter(0.1));
        canvas.Circle(22, -55, 4, Colour.Hex("#2b2028"));
        canvas.Stroke(new Shape().Move(22, -34).Bend(34, -32, 42, -38), green.Darker(0.45), 2.4);
    }
}
