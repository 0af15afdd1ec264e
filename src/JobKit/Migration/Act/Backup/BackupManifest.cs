using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>What a backup holds. It is written last: a backup without it is unfinished.</summary>
public sealed record BackupManifest
{
    /// <summary>The form of the files: 1.</summary>
    public required int Format { get; init; }

    /// <summary>The backup's name.</summary>
    public required string Name { get; init; }

    /// <summary>When it was begun, by the clock of the node that made it.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string TakenBy { get; init; }

    /// <summary>The version of the tables that were read.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>Whether marked secrets are masked; else the file is encrypted.</summary>
    public required bool Redacted { get; init; }

    /// <summary>How many jobs.</summary>
    public required long Rows { get; init; }

    /// <summary>Of all lines before encryption, in lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The lines in runs.</summary>
    public required ImmutableArray<BackupChunk> Chunks { get; init; }
}
