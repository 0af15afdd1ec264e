namespace Storybook;

/// <summary>The uneven edge of paper around a picture, as if it had been painted by hand.</summary>
internal static class PaperEdge
{
    private const double Margin = 34;

    public static void Draw(SvgCanvas canvas, SceneReading reading)
    {
        var dice = new Dice(reading.Seed).For("edge");
        var paper = Colour.Hex("#fbf4e4");
        for (var coat = 0; coat < 3; coat++)
        {
            // A path inside a path the other way round leaves a hole: the picture.
            var shape = new Shape().Move(0, 0).Line(Stage.Width, 0).Line(Stage.Width, Stage.Height).Line(0, Stage.Height).Close();
            AddEdge(shape, dice, Margin - (coat * 7));
            canvas.Fill(shape, paper, coat == 2 ? 1 : 0.42);
        }
    }

    private static void AddEdge(Shape shape, Dice dice, double margin)
    {
        var (right, bottom) = (Stage.Width - margin, Stage.Height - margin);
        var points = new List<(double X, double Y)>();
        for (var y = margin; y < bottom; y += 52)
            points.Add((margin + dice.Between(-8, 8), y + dice.Between(-8, 8)));
        for (var x = margin; x < right; x += 52)
            points.Add((x + dice.Between(-8, 8), bottom + dice.Between(-8, 8)));
        for (var y = bottom; y > margin; y -= 52)
            points.Add((right + dice.Between(-8, 8), y + dice.Between(-8, 8)));
        for (var x = right; x > margin; x -= 52)
            points.Add((x + dice.Between(-8, 8), margin + dice.Between(-8, 8)));

        shape.Move((points[^1].X + points[0].X) / 2, (points[^1].Y + points[0].Y) / 2);
        for (var i = 0; i < points.Count; i++)
        {
            var next = points[(i + 1) % points.Count];
            shape.Bend(points[i].X, points[i].Y, (points[i].X + next.X) / 2, (points[i].Y + next.Y) / 2);
        }

        shape.Close();
    }
}
