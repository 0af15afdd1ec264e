namespace JobKit.Migration;

/// <summary>Why a flag was evaluated as it was. On the wire in upper case, as OpenFeature writes its reasons.</summary>
public enum FlagReason
{
    /// <summary><c>DEFAULT</c>: the flag is unknown, or its share cannot be drawn without a targeting key; the caller's default.</summary>
    Default = 0,

    /// <summary><c>OVERRIDE</c>: this process is configured to.</summary>
    Override = 1,

    /// <summary><c>DISABLED</c>: nobody has it.</summary>
    Disabled = 2,

    /// <summary><c>TARGETING_MATCH</c>: the flag's lists decide.</summary>
    TargetingMatch = 3,

    /// <summary><c>STATIC</c>: all whom no list names have it, or none of them.</summary>
    Static = 4,

    /// <summary><c>SPLIT</c>: the key's bucket decides.</summary>
    Split = 5,

    /// <summary><c>STALE</c>: the store was out of reach longer than <see cref="MigrationOptions.MaxStale"/>, and not all had the same; the caller's default.</summary>
    Stale = 6,

    /// <summary><c>ERROR</c>: the stored flag or the caller's context cannot be read; the caller's default.</summary>
    Error = 7,
}
