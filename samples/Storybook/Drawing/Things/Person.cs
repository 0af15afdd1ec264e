namespace Storybook;

/// <summary>People in cloaks and dresses, facing right, feet at (0, 0). The same story dresses them the same on every page.</summary>
internal static class Person
{
    public static void Draw(SvgCanvas canvas, Stage stage, Creature who)
    {
        var dice = new Dice(stage.Reading.StorySeed).For(who.ToString());
        var skin = stage.Palette.Lit(dice.Pick([Colour.Hex("#f4cfae"), Colour.Hex("#e2b48c"), Colour.Hex("#b98058"), Colour.Hex("#8a5a3c")]));
        var hair = stage.Palette.Lit(dice.Pick([Colour.Hex("#5a3a25"), Colour.Hex("#2f2622"), Colour.Hex("#b8792f"), Colour.Hex("#a9a29a")]));
        var clothes = who switch
        {
            Creature.Child => stage.Palette.Accent,
            Creature.Woman => stage.Palette.SecondAccent,
            Creature.King => stage.Palette.Accent.Darker(0.15),
            Creature.Queen => stage.Palette.Accent.Turn(50),
            _ => stage.Palette.Lit(dice.Pick([Colour.Hex("#3f6f8f"), Colour.Hex("#6b5a3a"), Colour.Hex("#5c7a4a"), Colour.Hex("#7a4a5c")])),
        };
        var scale = who == Creature.Child ? 0.72 : 1;
        using (canvas.At(0, 0, scale, scale))
        {
            DrawBody(canvas, stage, who, clothes, skin);
            DrawHead(canvas, who, skin, hair, clothes, stage.Palette.Lit(Colour.Hex("#ffd34d")));
        }
    }

    private static void DrawBody(SvgCanvas canvas, Stage stage, Creature who, Colour clothes, Colour skin)
    {
        var shoe = stage.Palette.Lit(Colour.Hex("#4a3226"));
        canvas.Ellipse(-10, -3, 14, 6, shoe);
        canvas.Ellipse(16, -3, 14, 6, shoe);
        if (who == Creature.Man)
            canvas.Stroke(new Shape().Move(-10, -48).Line(-12, -8).Move(10, -48).Line(12, -8), shoe.Lighter(0.15), 15);

        var hem = who == Creature.Man ? -42 : -8;
        var spread = who == Creature.Man ? 32 : 46;
        canvas.Fill(new Shape().Move(-16, -128).Curve(-26, -90, -spread, -50, -spread, hem).Bend(0, hem + 14, spread, hem).Curve(spread, -50, 26, -90, 16, -128).Close(),
            canvas.Downward((0, clothes.Lighter(0.12), 1), (1, clothes.Darker(0.18), 1)));
        canvas.Stroke(new Shape().Move(-18, -74).Bend(0, -68, 20, -74), clothes.Darker(0.4), 5, 0.7);
        canvas.Stroke(new Shape().Move(14, -114).Bend(36, -98, 46, -74), clothes.Darker(0.1), 15);
        canvas.Stroke(new Shape().Move(-14, -114).Bend(-32, -94, -30, -68), clothes.Darker(0.2), 15);
        canvas.Circle(48, -70, 7.5, skin);
        canvas.Circle(-30, -63, 7.5, skin);
    }

    private static void DrawHead(SvgCanvas canvas, Creature who, Colour skin, Colour hair, Colour clothes, Colour gold)
    {
        if (who is Creature.Woman or Creature.Queen)
            canvas.Fill(new Shape().Move(-22, -152).Curve(-34, -120, -30, -104, -18, -98).Line(14, -104).Curve(0, -126, 8, -150, 22, -160).Close(), hair);

        canvas.Circle(2, -148, 24, skin);
        canvas.Fill(new Shape().Move(-24, -144).Curve(-28, -184, 30, -184, 27, -152).Bend(10, -168, -8, -162).Bend(-16, -156, -14, -138).Close(), hair);
        canvas.Circle(14, -147, 2.6, Colour.Hex("#2a2230"));
        canvas.Ellipse(17, -139, 5, 3, Colour.Hex("#e07a6a"), 0.45);
        canvas.Stroke(new Shape().Move(12, -134).Bend(17, -131, 21, -135), Colour.Hex("#7a4038"), 2);
        switch (who)
        {
            case Creature.King or Creature.Queen:
                canvas.Fill(new Shape().Move(-22, -164).Line(-26, -196).Line(-12, -180).Line(2, -202).Line(14, -180).Line(30, -194).Line(26, -164).Bend(2, -172, -22, -164).Close(), gold);
                break;
            case Creature.Child:
                canvas.Fill(new Shape().Move(-27, -136).Curve(-36, -176, -10, -196, -34, -208).Curve(20, -200, 36, -170, 27, -156).Bend(6, -172, -12, -160).Bend(-20, -150, -16, -130).Close(), clothes.Darker(0.08));
                break;
            case Creature.Man:
                canvas.Fill(new Shape().Move(-36, -160).Bend(0, -172, 42, -158).Bend(24, -166, 20, -172).Bend(16, -196, -4, -196).Bend(-20, -192, -20, -170).Bend(-26, -164, -36, -160).Close(), clothes.Darker(0.35));
                break;
        }
    }
}
