namespace Storybook;

/// <summary>Draws the cover: the story's picture in an arch, with the title above and the author below.</summary>
internal static class CoverPainter
{
    private const double Width = 1200;
    private const double Height = 1600;
    private const int LongestLine = 15;
    private const int MostLines = 4;

    /// <summary>A standalone SVG 1.1 document, 1200 by 1600 units. The same story always gives the same text.</summary>
    public static string Paint(StoryText story)
    {
        var reading = SceneReader.Read(story);
        var colours = PaletteMixer.Mix(reading);
        var canvas = new SvgCanvas(Width, Height, story.Title, $"The cover of {story.Title}. {PictureDescription.Of(reading)}");
        var cloth = colours.Leaf.Mix(colours.SkyTop, 0.45).Darker(0.35);
        var gold = Colour.Hex("#f2dca6");
        canvas.Fill(Box(0), canvas.Downward((0, cloth.Lighter(0.1), 1), (1, cloth.Darker(0.2), 1)));
        canvas.Stroke(Box(38), gold, 7);
        canvas.Stroke(Box(54), gold, 2);
        DrawPicture(canvas, reading, gold);
        DrawTitle(canvas, story.Title, gold);
        if (story.Author is { } author)
            canvas.Text(Width / 2, 1502, Math.Min(44, 1900.0 / Math.Max(1, author.Length)), gold, author, italic: true);

        return canvas.Finish();
    }

    private static Shape Box(double margin) =>
        new Shape().Move(margin, margin).Line(Width - margin, margin).Line(Width - margin, Height - margin).Line(margin, Height - margin).Close();

    private static void DrawPicture(SvgCanvas canvas, SceneReading reading, Colour gold)
    {
        var arch = new Shape().Move(110, 1420).Line(110, 900).Curve(110, 540, 380, 450, 600, 450).Curve(820, 450, 1090, 540, 1090, 900).Line(1090, 1420).Close();
        using (canvas.Inside(arch))
        {
            // Larger than the arch, so that the middle of the landscape fills it.
            using (canvas.At(-60, 440, 1.1, 1.1))
                ScenePainter.PaintInto(canvas, reading);
        }

        canvas.Stroke(arch, gold, 9);
    }

    private static void DrawTitle(SvgCanvas canvas, string title, Colour gold)
    {
        var lines = Lines(title);
        var size = Math.Min(lines.Count > 2 ? 84 : 106, 1750.0 / Math.Max(1, lines.Max(l => l.Length)));
        var top = 270 - ((lines.Count - 1) * size * 0.58);
        for (var i = 0; i < lines.Count; i++)
            canvas.Text(Width / 2, top + (i * size * 1.16) + (size * 0.3), size, gold, lines[i]);
    }

    private static List<string> Lines(string title)
    {
        var lines = new List<string>();
        foreach (var word in title.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && (lines[^1].Length + word.Length < LongestLine || lines.Count == MostLines))
                lines[^1] += " " + word;
            else
                lines.Add(word);
        }

        return lines.Count == 0 ? [title] : lines;
    }
}
