namespace Storybook;

/// <summary>A story of one page, of which each number has its own.</summary>
internal sealed record DemoStory(string Title, string Story, string Audience)
{
    private static readonly string[] Heroes = ["fox", "miller", "goose", "sailor", "king", "cat", "hunter", "bear", "fisherman", "child"];

    private static readonly string[] Places = ["forest", "sea", "castle", "village", "mountains", "river", "meadow", "old house"];

    private static readonly string[] Finds = ["a lantern", "a golden key", "a little boat", "a sleeping bird", "a letter", "a warm fire", "a hidden road"];

    private static readonly string[] Ends = ["and they were glad ever after.", "and night came, dark and still.", "and the snow began to fall.", "and the sun rose over the hills."];

    private static readonly string[] Audiences = ["children", "grown-ups", "everybody"];

    public static DemoStory Of(int number)
    {
        var (hero, place, find) = (Pick(Heroes, number), Pick(Places, number / 3), Pick(Finds, number / 5));
        return new(
            $"The {hero} and the {place}, no. {number}",
            $"Once upon a time a {hero} lived by the {place}. One morning the {hero} found {find} and carried it home.\n\n"
            + $"\"What shall I do with {find}?\" asked the {hero}. Nobody knew, so they sat down together, {Pick(Ends, number / 2)}",
            Pick(Audiences, number));
    }

    private static string Pick(string[] words, int number) => words[number % words.Length];
}
