using System.Globalization;
using JobKit.Migration;

namespace JobKit.Chaos;

/// <summary>The lines of a node's journal, read back.</summary>
internal static class NodeLine
{
    public const char RoutedMark = 'R';

    public const char SettledMark = 'S';

    public const char ProbedMark = 'P';

    public const char FlushingMark = 'F';

    public const char FlushedMark = 'G';

    public const char BookMark = 'B';

    public static IEnumerable<RoutedUnit> Routed(IEnumerable<string[]> lines) => lines.Where(parts => parts[0][0] == RoutedMark)
        .Select(parts => new RoutedUnit(Long(parts[1]), Long(parts[2]), (MigrationSide)Long(parts[3]), (int)Long(parts[4]), Guid.Parse(parts[5]), parts[6] == "1", parts[7] == "1"));

    public static IEnumerable<SettledUnit> Settled(IEnumerable<string[]> lines) => lines.Where(parts => parts[0][0] == SettledMark)
        .Select(parts => new SettledUnit(Long(parts[1]), Guid.Parse(parts[2]), (JobStatus)Long(parts[3])));

    public static IEnumerable<Probe> Probes(IEnumerable<string[]> lines) => lines.Where(parts => parts[0][0] == ProbedMark)
        .Select(parts => new Probe(Long(parts[1]), Long(parts[2]), (int)Long(parts[3]), parts[4], parts[5] == "1"));

    /// <summary>The batches of counts that it began to send, and those that it got an answer on.</summary>
    public static IEnumerable<FlushNote> Flushes(IEnumerable<string[]> lines) => lines.Where(parts => parts[0][0] is FlushingMark or FlushedMark)
        .Select(parts => new FlushNote(Long(parts[1]), Long(parts[2]), parts[0][0] == FlushingMark ? null : Enum.Parse<FlushAnswer>(parts[3])));

    /// <summary>The books that it began to make a job of, as often as it did.</summary>
    public static IEnumerable<int> Books(IEnumerable<string[]> lines) => lines.Where(parts => parts[0][0] == BookMark).Select(parts => (int)Long(parts[2]));

    public static IReadOnlyList<string[]> Read(string path) => [.. LineFile.Read(path).Select(line => line.Split(' '))];

    private static long Long(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
