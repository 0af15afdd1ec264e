using System.Globalization;

namespace JobKit.WebLoad;

/// <summary>How much is measured.</summary>
internal sealed record WebLoadArguments(int Rounds, int Requests, bool OnSqlite)
{
    public const string Usage = "Usage: JobKit.WebLoad [--rounds 1-1000, default 15] [--requests 100-1000000 of each kind in a round, default 2000] [--store memory|sqlite]";

    public static bool TryParse(IReadOnlyList<string> args, out WebLoadArguments arguments)
    {
        arguments = new(15, 2_000, false);
        for (var at = 0; at < args.Count; at += 2)
        {
            var value = at + 1 < args.Count ? args[at + 1] : "";
            var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            switch (args[at])
            {
                case "--rounds" when isNumber && number is >= 1 and <= 1_000:
                    arguments = arguments with { Rounds = number };
                    break;
                case "--requests" when isNumber && number is >= 100 and <= 1_000_000:
                    arguments = arguments with { Requests = number };
                    break;
                case "--store" when value is "memory" or "sqlite":
                    arguments = arguments with { OnSqlite = value == "sqlite" };
                    break;
                default:
                    return false;
            }
        }

        return true;
    }
}
