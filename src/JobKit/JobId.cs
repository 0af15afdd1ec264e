using System.Diagnostics.CodeAnalysis;

namespace JobKit;

/// <summary>The identity of one job: a UUIDv7, made by the caller, so that a repeated enqueue is the same job.</summary>
/// <remarks>
/// Ids made later sort later (RFC 9562, section 5.7), the same way in memory, in SQLite and in PostgreSQL: by their big-endian bytes.
/// The text form is the lower-case hyphenated UUID.
/// </remarks>
/// <param name="Value">The UUID.</param>
public readonly record struct JobId(Guid Value) : IComparable<JobId>, IParsable<JobId>
{
    /// <summary>Makes a new id at the given clock's time, or at the system's.</summary>
    public static JobId New(TimeProvider? clock = null) => new(Guid.CreateVersion7((clock ?? TimeProvider.System).GetUtcNow()));

    /// <inheritdoc/>
    public int CompareTo(JobId other) => Value.CompareTo(other.Value);

    /// <summary>The lower-case hyphenated UUID.</summary>
    public override string ToString() => Value.ToString("D");

    /// <inheritdoc/>
    /// <exception cref="FormatException">The text is not a UUID.</exception>
    public static JobId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out JobId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new(value);
        return parsed;
    }

    /// <summary>Whether one id sorts before another.</summary>
    public static bool operator <(JobId left, JobId right) => left.CompareTo(right) < 0;

    /// <summary>Whether one id sorts before another or equals it.</summary>
    public static bool operator <=(JobId left, JobId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one id sorts after another.</summary>
    public static bool operator >(JobId left, JobId right) => left.CompareTo(right) > 0;

    /// <summary>Whether one id sorts after another or equals it.</summary>
    public static bool operator >=(JobId left, JobId right) => left.CompareTo(right) >= 0;
}
