namespace Storybook;

/// <summary>What a scene's words say about its picture.</summary>
/// <param name="Mood">The mood with the most words.</param>
/// <param name="Time">The time with the most words, or the usual one of the mood.</param>
/// <param name="Weather">Clear when nothing falls.</param>
/// <param name="Motifs">At most five, the most important first.</param>
/// <param name="Creatures">At most four, the most important first.</param>
/// <param name="Seed">Made from the text of this scene.</param>
/// <param name="StorySeed">Made from the whole story; what the pictures of one book share.</param>
internal sealed record SceneReading(
    Mood Mood,
    TimeOfDay Time,
    Weather Weather,
    IReadOnlyList<Motif> Motifs,
    IReadOnlyList<Creature> Creatures,
    ulong Seed,
    ulong StorySeed)
{
    public bool Has(Motif motif) => Motifs.Contains(motif);
}
