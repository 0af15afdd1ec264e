namespace Storybook;

/// <summary>The words after <c>make</c>.</summary>
internal sealed record MakeOptions(string Story)
{
    public string? Out { get; init; }

    public string Data { get; init; } = BookFolder.Default;

    public int Pages { get; init; } = new SceneLimits().MaxScenes;

    /// <exception cref="UsageException">There is no story, or a word or number that does not belong there.</exception>
    public static MakeOptions Parse(string[] args)
    {
        var options = new MakeOptions("");
        for (var i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--out" => options with { Out = ValueAfter(args, ref i) },
                "--data" => options with { Data = ValueAfter(args, ref i) },
                "--pages" => options with { Pages = PagesFrom(ValueAfter(args, ref i)) },
                ['-', ..] => throw new UsageException($"\"{args[i]}\" is no option of make. It knows --out, --data and --pages."),
                _ when options.Story.Length > 0 => throw new UsageException(
                    $"\"{options.Story}\" and \"{args[i]}\" are two stories. Give one file, in quotes if its name has spaces."),
                var story => options with { Story = story },
            };
        }

        return options.Story.Length > 0
            ? options
            : throw new UsageException("make needs a story. Give the path of a plain text file: make <story.txt>");
    }

    private static string ValueAfter(string[] args, ref int i) =>
        i + 1 < args.Length && args[i + 1] is not ("" or ['-', '-', ..])
            ? args[++i]
            : throw new UsageException($"{args[i]} has no value. Write {args[i]} and then its value.");

    private static int PagesFrom(string text) =>
        int.TryParse(text, out var pages) && pages is >= 1 and <= 200
            ? pages
            : throw new UsageException($"--pages is {text}. It must be between 1 and 200. Set it to a value in that range, or leave it out for 16.");
}
