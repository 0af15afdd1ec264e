using System.Globalization;

namespace JobKit.Load;

/// <summary>What to measure, where, how much and how often.</summary>
internal sealed record LoadArguments(string Scenario, string Store, int Jobs, int Runs, bool Json)
{
    public const string Usage = "usage: <drain|future|unknown-types|all> --store memory|sqlite|postgres [--jobs N] [--runs N] [--json]";

    private static readonly string[] Known = ["drain", "future", "unknown-types", "all"];
    private static readonly string[] Stores = ["memory", "sqlite", "postgres"];

    public static bool TryParse(string[] args, out LoadArguments arguments, out string problem)
    {
        arguments = new("", "sqlite", 100_000, 3, Json: false);
        problem = "";
        if (args.Length == 0 || !Known.Contains(args[0]))
        {
            problem = $"The scenario is {(args.Length == 0 ? "missing" : args[0])}. It must be one of {string.Join(", ", Known)}.";
            return false;
        }

        arguments = arguments with { Scenario = args[0] };
        for (var i = 1; i < args.Length && problem.Length == 0; i++)
        {
            (arguments, problem) = args[i] switch
            {
                "--json" => (arguments with { Json = true }, ""),
                "--store" when i + 1 < args.Length && Stores.Contains(args[i + 1]) => (arguments with { Store = args[++i] }, ""),
                "--jobs" when TryNumber(args, ref i, 1_000, 10_000_000, out var jobs) => (arguments with { Jobs = jobs }, ""),
                "--runs" when TryNumber(args, ref i, 1, 100, out var runs) => (arguments with { Runs = runs }, ""),
                var other => (arguments, $"{other} is unknown, or its value is: --store takes {string.Join(", ", Stores)}; --jobs 1,000 to 10,000,000; --runs 1 to 100."),
            };
        }

        return problem.Length == 0;
    }

    private static bool TryNumber(string[] args, ref int at, int least, int most, out int number)
    {
        number = 0;
        return at + 1 < args.Length
            && int.TryParse(args[++at], NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && number >= least && number <= most;
    }
}
