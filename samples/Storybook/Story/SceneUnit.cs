namespace Storybook;

/// <summary>What a scene border never cuts: a paragraph, or a sentence of a paragraph that is too long for one scene.</summary>
/// <param name="Paragraph">The index of the paragraph it comes from.</param>
/// <param name="Text">Its part of the paragraph, with the spaces after it.</param>
/// <param name="BorderCost">How bad it is to begin a scene here, in lengths of a scene; below zero it is welcome.</param>
internal sealed record SceneUnit(int Paragraph, string Text, double BorderCost)
{
    private const double InsideParagraph = 0.25;
    private const double InsideTalk = 0.3;
    private const double AtSection = -0.35;

    /// <summary>Cuts the paragraphs that are longer than <paramref name="sceneLength"/> into sentences and keeps the others whole.</summary>
    public static IReadOnlyList<SceneUnit> From(IReadOnlyList<Paragraph> paragraphs, int sceneLength)
    {
        var units = new List<SceneUnit>();
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var text = paragraphs[i].Text;
            var pieces = text.Length > sceneLength ? SentenceSplitter.Split(text) : [text];
            for (var piece = 0; piece < pieces.Count; piece++)
                units.Add(new SceneUnit(i, pieces[piece], piece > 0 ? InsideParagraph : CostBefore(paragraphs, i)));
        }

        return units;
    }

    private static double CostBefore(IReadOnlyList<Paragraph> paragraphs, int i)
    {
        if (paragraphs[i].OpensSection)
            return AtSection;

        var insideTalk = i > 0 && paragraphs[i].IsSpeech && paragraphs[i - 1].IsSpeech;
        return insideTalk ? InsideTalk : 0;
    }
}
