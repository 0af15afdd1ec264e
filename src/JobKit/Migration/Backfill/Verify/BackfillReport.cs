using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobKit.Migration;

/// <summary>What a verification found.</summary>
public sealed record BackfillReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The backfill.</summary>
    public required string Name { get; init; }

    /// <summary>Which start of it.</summary>
    public required int Run { get; init; }

    /// <summary>Where it stood.</summary>
    public required BackfillState State { get; init; }

    /// <summary>How many rows were rejected and not mended.</summary>
    public required long Rejected { get; init; }

    /// <summary>Its ranges in numbers.</summary>
    public required IReadOnlyList<BackfillRangeReport> Ranges { get; init; }

    /// <summary>How many rows were compared value by value whatever their hashes said.</summary>
    public required int Sampled { get; init; }

    /// <summary>The rows that differ, by key; at most 1,000.</summary>
    public required IReadOnlyList<BackfillDifference> Differences { get; init; }

    /// <summary>Whether there may be more of them.</summary>
    public required bool Truncated { get; init; }

    /// <summary>Whether the backfill has finished, and both sides are equal.</summary>
    public bool Passed => State == BackfillState.Finished && Rejected == 0 && Differences.Count == 0;

    /// <summary>The exit code of a command that verifies: 0 passed, 1 not.</summary>
    public int ExitCode => Passed ? 0 : 1;

    /// <summary>The report as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Writes it to a file, in the place of one that is there.</summary>
    public Task WriteAsync(string path, CancellationToken cancellationToken = default) => File.WriteAllTextAsync(path, ToJson(), cancellationToken);
}
