namespace Storybook;

/// <summary>Divides a story into scenes of about the same length, at the borders that hurt least.</summary>
internal static class SceneSplitter
{
    /// <summary>
    /// At least one scene and at most <see cref="SceneLimits.MaxScenes"/>. All words of the story are there in their order.
    /// The same story and limits always give the same scenes.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The limits are outside their ranges.</exception>
    public static IReadOnlyList<Scene> Split(StoryText story, SceneLimits limits)
    {
        limits.Validated();
        var total = story.Paragraphs.Sum(p => (long)p.Text.Length);
        var wished = (int)Math.Clamp(Math.Round((double)total / limits.SceneLength), 1, limits.MaxScenes);
        var ideal = (double)total / wished;
        var units = SceneUnit.From(story.Paragraphs, (int)Math.Ceiling(ideal));
        var count = Math.Min(wished, units.Count);
        var borders = Borders(units, count);
        var seed = story.Seed;
        return Enumerable.Range(0, count)
            .Select(i => ToScene(units, borders[i], borders[i + 1], i + 1, count, seed))
            .ToList();
    }

    private static int[] Borders(IReadOnlyList<SceneUnit> units, int count)
    {
        var starts = new long[units.Count + 1];
        for (var i = 0; i < units.Count; i++)
            starts[i + 1] = starts[i] + units[i].Text.Length;

        var borders = new int[count + 1];
        borders[count] = units.Count;
        for (var scene = 1; scene < count; scene++)
        {
            // What is left is shared out anew each time, so that one long scene does not squeeze the last one.
            var from = starts[borders[scene - 1]];
            var ideal = (double)(starts[^1] - from) / (count - scene + 1);
            borders[scene] = BestBorder(units, starts, borders[scene - 1] + 1, units.Count - (count - scene), from + ideal, ideal);
        }

        return borders;
    }

    private static int BestBorder(
        IReadOnlyList<SceneUnit> units, long[] starts, int first, int last, double target, double ideal)
    {
        var best = first;
        var bestCost = double.MaxValue;
        for (var i = first; i <= last; i++)
        {
            var distance = (starts[i] - target) / ideal;
            var cost = Math.Abs(distance) + units[i].BorderCost;
            if (cost < bestCost)
                (best, bestCost) = (i, cost);

            if (distance > 1)
                break;
        }

        return best;
    }

    private static Scene ToScene(IReadOnlyList<SceneUnit> units, int from, int to, int number, int count, ulong seed)
    {
        var paragraphs = units.Skip(from).Take(to - from)
            .GroupBy(u => u.Paragraph)
            .Select(pieces => string.Concat(pieces.Select(p => p.Text)).Trim())
            .ToList();
        return new Scene(number, count, SceneHeading.From(paragraphs[0]), paragraphs, seed);
    }
}
