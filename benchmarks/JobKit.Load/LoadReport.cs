using System.Text.Json;

namespace JobKit.Load;

/// <summary>Gathers the runs of each scenario and prints the median with the spread.</summary>
internal sealed class LoadReport(LoadArguments arguments)
{
    private readonly Dictionary<string, List<(double Value, double Limit)>> _runs = [];

    public void Add(string scenario, double value, double limit)
    {
        if (!_runs.TryGetValue(scenario, out var runs))
        {
            _runs.Add(scenario, runs = []);
        }

        runs.Add((value, limit));
    }

    public void Print()
    {
        if (!arguments.Json)
        {
            Console.WriteLine($"{"scenario",-16}{"store",-10}{"jobs/s",12}{"limit/s",12}{"ratio",8}{"min",8}{"max",8}");
        }

        foreach (var (scenario, runs) in _runs)
        {
            var ratios = runs.Select(run => run.Value / run.Limit).Order().ToList();
            var (value, limit, ratio) = (Median(runs.Select(run => run.Value)), Median(runs.Select(run => run.Limit)), Median(ratios));
            Console.WriteLine(arguments.Json
                ? JsonSerializer.Serialize(new { scenario, store = arguments.Store, jobs = arguments.Jobs, value, limit, ratio, runs = runs.Count, min = ratios[0], max = ratios[^1] })
                : $"{scenario,-16}{arguments.Store,-10}{value,12:N0}{limit,12:N0}{ratio,8:F2}{ratios[0],8:F2}{ratios[^1],8:F2}");
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
