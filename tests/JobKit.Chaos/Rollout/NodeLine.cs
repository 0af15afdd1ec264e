using System.Globalization;
using JobKit.Migration;

namespace JobKit.Chaos;

/// <summary>The lines of a node's journal, read back.</summary>
internal static class NodeLine
{
    public const char RoutedMark = 'R';

    public const char SettledMark = 'S';

    public const char ProbedMark = 'P';

    public static IEnumerable<RoutedUnit> Routed(IEnumerable<string[]> lines) => lines.Where(parts => parts[0][0] == RoutedMark)
        .Select(parts => new RoutedUnit(Long(parts[1]), Long(parts[2]), (MigrationSide)Long(parts[3]), (int)Long(parts[4]), Guid.Parse(parts[5])));

    public static IEnumerable<SettledUnit> Settled(IEnumerable<string[]> lines) => lines.Where(parts => parts[0][0] == SettledMark)
        .Select(parts => new SettledUnit(Long(parts[1]), Guid.Parse(parts[2]), (JobStatus)Long(parts[3])));

    public static IEnumerable<Probe> Probes(IEnumerable<string[]> lines) => lines.Where(parts => parts[0][0] == ProbedMark)
        .Select(parts => new Probe(Long(parts[1]), Long(parts[2]), (int)Long(parts[3]), parts[4], parts[5] == "1"));

    public static IReadOnlyList<string[]> Read(string path) => [.. LineFile.Read(path).Select(line => line.Split(' '))];

    private static long Long(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
