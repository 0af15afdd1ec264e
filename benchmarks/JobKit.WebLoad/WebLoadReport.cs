namespace JobKit.WebLoad;

/// <summary>Medians over the rounds with their spread, and each kind beside the bare endpoint of its own round.</summary>
internal sealed class WebLoadReport(WebLoadArguments arguments)
{
    private readonly Dictionary<string, List<double>> _medians = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<double>> _tails = new(StringComparer.Ordinal);

    public void Add(Kind kind, double[] micros)
    {
        Array.Sort(micros);
        List(_medians, kind).Add(micros[micros.Length / 2]);
        List(_tails, kind).Add(micros[micros.Length * 99 / 100]);
    }

    public void Print()
    {
        Console.WriteLine($"{arguments.Rounds} rounds of {arguments.Requests} requests of each kind, one at a time; store: {(arguments.OnSqlite ? "SQLite" : "memory")}. Microseconds: median of the rounds (least to most).");
        Console.WriteLine($"{"",-32}{"p50",24}{"p99",10}{"p50 / bare's",24}{"p50 - bare's",24}");
        var bare = _medians[Kind.Bare.Name];
        foreach (var kind in Kind.All)
        {
            var medians = _medians[kind.Name];
            Console.WriteLine(
                $"{kind.Name,-32}{Spread(medians, "F0"),24}{Middle(_tails[kind.Name]),10:F0}{Spread([.. medians.Zip(bare, (one, other) => one / other)], "F2"),24}{Spread([.. medians.Zip(bare, (one, other) => one - other)], "F1"),24}");
        }
    }

    private static List<double> List(Dictionary<string, List<double>> all, Kind kind)
    {
        if (!all.TryGetValue(kind.Name, out var list))
        {
            all[kind.Name] = list = [];
        }

        return list;
    }

    private static double Middle(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    private static string Spread(List<double> values, string format) =>
        $"{Middle(values).ToString(format)} ({values.Min().ToString(format)} to {values.Max().ToString(format)})";
}
