using System.Globalization;

namespace JobKit.RolloutLab;

/// <summary>What to simulate, how often, by which policy.</summary>
internal sealed record LabArguments(string Scenario, string Policy, int Runs, int Seed, bool Json, double? Rpm, double? SharePercent, double? Hours, string? Name = null)
{
    public static readonly string Usage =
        $"usage: <{string.Join('|', Scenarios)}|all> [--policy seed|sequential] [--runs N] [--seed S] [--json] [--rpm R] [--share PERCENT] [--hours H] [--setting TEXT]\n{PlanArguments.Usage}";

    public static IEnumerable<string> Scenarios => [.. Catalogue.All.Keys, TwoControllers.Name];

    public static bool TryParse(string[] args, out LabArguments arguments, out string problem)
    {
        arguments = new("", "sequential", 200, 1, Json: false, null, null, null);
        problem = "";
        if (args.Length == 0 || (args[0] != "all" && !Scenarios.Contains(args[0])))
        {
            problem = $"The scenario is {(args.Length == 0 ? "missing" : args[0])}. It must be one of {string.Join(", ", Scenarios)}, all, plan.";
            return false;
        }

        arguments = arguments with { Scenario = args[0] };
        for (var i = 1; i < args.Length && problem.Length == 0; i++)
        {
            (arguments, problem) = args[i] switch
            {
                "--json" => (arguments with { Json = true }, ""),
                "--policy" when i + 1 < args.Length && args[i + 1] is "seed" or "sequential" => (arguments with { Policy = args[++i] }, ""),
                "--runs" when TryNumber(args, ref i, 1, 1_000_000, out var runs) => (arguments with { Runs = (int)runs }, ""),
                "--seed" when TryNumber(args, ref i, 0, int.MaxValue, out var seed) => (arguments with { Seed = (int)seed }, ""),
                "--rpm" when TryNumber(args, ref i, 0, 100_000, out var rpm) => (arguments with { Rpm = rpm }, ""),
                "--share" when TryNumber(args, ref i, .01, 99, out var share) => (arguments with { SharePercent = share }, ""),
                "--hours" when TryNumber(args, ref i, .1, 8760, out var hours) => (arguments with { Hours = hours }, ""),
                "--setting" when i + 1 < args.Length && args[i + 1].Length > 0 => (arguments with { Name = args[++i] }, ""),
                var other => (arguments, $"{other} is unknown, or its value is: --policy seed or sequential; --runs 1 to 1000000; --seed 0 to {int.MaxValue}; --rpm 0 to 100000; --share 0.01 to 99; --hours 0.1 to 8760; --setting a part of its name."),
            };
        }

        if (problem.Length == 0 && arguments.Name is { } name && (!Catalogue.All.ContainsKey(arguments.Scenario) || !arguments.Settings().Any()))
        {
            problem = $"The setting is {name}. It must be a part of the name of one of the scenario's settings.";
        }

        return problem.Length == 0;
    }

    /// <summary>The scenario's settings with what was given in their place.</summary>
    public IEnumerable<Setting> Settings() => Catalogue.All[Scenario].Where(it => Name is null || it.Name.Contains(Name, StringComparison.Ordinal)).Select(it => it with
    {
        UnitsPerMinute = Rpm ?? it.UnitsPerMinute,
        Share = SharePercent / 100 ?? it.Share,
        Hours = Hours ?? it.Hours,
    });

    private static bool TryNumber(string[] args, ref int at, double least, double most, out double number)
    {
        number = 0;
        return at + 1 < args.Length
            && double.TryParse(args[++at], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
            && number >= least && number <= most;
    }
}
