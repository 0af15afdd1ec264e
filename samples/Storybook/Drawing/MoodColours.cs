namespace Storybook;

/// <summary>The colours that a mood brings: land, accents and a tint of the sky.</summary>
internal sealed record MoodColours(Colour Far, Colour Near, Colour Leaf, Colour Accent, Colour SecondAccent, Colour Tint, double TintShare)
{
    public static MoodColours Of(Mood mood) => mood switch
    {
        Mood.Joyful => From("#b4d99b", "#4c9148", "#3f8a4a", "#e4572e", "#f5b841", "#ffe3a0", 0.14),
        Mood.Sad => From("#a9b2bd", "#55647a", "#4d6272", "#93566d", "#d8c49a", "#8995a6", 0.5),
        Mood.Fearful => From("#8d7c95", "#332b44", "#3c3a55", "#c2343f", "#eda63f", "#46304f", 0.46),
        Mood.Wonder => From("#b3a5dc", "#4a4f93", "#4c6fa0", "#ea6aa0", "#ffd469", "#a67fe0", 0.34),
        _ => From("#b5d0be", "#4f8273", "#47806f", "#d9815a", "#f3d596", "#dcefe6", 0.22),
    };

    private static MoodColours From(string far, string near, string leaf, string accent, string second, string tint, double share) =>
        new(Colour.Hex(far), Colour.Hex(near), Colour.Hex(leaf), Colour.Hex(accent), Colour.Hex(second), Colour.Hex(tint), share);
}
