using System.Globalization;

namespace JobKit.RolloutLab;

/// <summary>Which plan to simulate, against which traffic.</summary>
/// <param name="File">The plan's JSON.</param>
/// <param name="Rps">Units a second of both sides together.</param>
/// <param name="Error">The legacy's error rate, and a healthy candidate's.</param>
/// <param name="Runs">How many runs.</param>
/// <param name="Seed">Of chance.</param>
/// <param name="Json">Whether to print JSON lines.</param>
internal sealed record PlanArguments(string File, double Rps, double Error, int Runs, int Seed, bool Json)
{
    public const string Usage = "       plan <file> --rps R [--error E] [--runs N] [--seed S] [--json]";

    public static bool TryParse(string[] args, out PlanArguments arguments, out string problem)
    {
        arguments = new(args.Length > 1 ? args[1] : "", double.NaN, .01, 200, 1, Json: false);
        problem = args.Length < 2 || args[1].StartsWith("--", StringComparison.Ordinal) ? "The plan's file is missing. It must follow the word plan. Give it." : "";
        for (var i = 2; i < args.Length && problem.Length == 0; i++)
        {
            (arguments, problem) = args[i] switch
            {
                "--json" => (arguments with { Json = true }, ""),
                "--rps" when TryNumber(args, ref i, 0, 1_000_000, out var rps) => (arguments with { Rps = rps }, ""),
                "--error" when TryNumber(args, ref i, 0, .5, out var error) => (arguments with { Error = error }, ""),
                "--runs" when TryNumber(args, ref i, 1, 100_000, out var runs) => (arguments with { Runs = (int)runs }, ""),
                "--seed" when TryNumber(args, ref i, 0, int.MaxValue, out var seed) => (arguments with { Seed = (int)seed }, ""),
                var other => (arguments, $"{other} is unknown, or its value is: --rps 0 to 1000000 units a second; --error 0 to 0.5; --runs 1 to 100000; --seed 0 to {int.MaxValue}."),
            };
        }

        if (problem.Length == 0 && double.IsNaN(arguments.Rps))
        {
            problem = "--rps is missing. It must be the units a second that both sides get together, 0 to 1000000. Give it: what a plan can decide depends on it.";
        }

        return problem.Length == 0;
    }

    private static bool TryNumber(string[] args, ref int at, double least, double most, out double number)
    {
        number = 0;
        return at + 1 < args.Length
            && double.TryParse(args[++at], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
            && number >= least && number <= most;
    }
}
