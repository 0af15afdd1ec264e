using System.Globalization;

namespace JobKit.Chaos;

/// <summary>One line of a worker's journal.</summary>
internal sealed record JournalLine(int ProcessId, JournalEvent Event, Guid JobId, long Epoch, long At, string Detail)
{
    /// <summary>Before the id of a child that was written late.</summary>
    public const string ChildMark = "child ";

    public HeldAttempt Attempt => new(JobId, Epoch);

    /// <summary>The child that a late write made; null where it was refused or was no child.</summary>
    public Guid? Child => Event == JournalEvent.StaleAccepted && Detail.StartsWith(ChildMark, StringComparison.Ordinal)
        ? Guid.Parse(Detail.AsSpan(ChildMark.Length))
        : null;

    public static IEnumerable<JournalLine> Read(int processId, string path) => LineFile.Read(path).Select(line =>
    {
        var parts = line.Split(' ', 5);
        return new JournalLine(
            processId,
            Enum.Parse<JournalEvent>(parts[0]),
            Guid.Parse(parts[1]),
            long.Parse(parts[2], CultureInfo.InvariantCulture),
            long.Parse(parts[3], CultureInfo.InvariantCulture),
            parts[4]);
    });
}
