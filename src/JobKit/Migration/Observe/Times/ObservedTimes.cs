namespace JobKit.Migration;

/// <summary>Times of units that succeeded and, apart from them, of units that failed: a value, as it is stored.</summary>
public sealed class ObservedTimes : IEquatable<ObservedTimes>
{
    private readonly byte[] _bytes;

    private ObservedTimes(byte[] bytes) => _bytes = bytes;

    /// <summary>No times.</summary>
    public static ObservedTimes Empty { get; } = Of(new MicrosHistogram(), new MicrosHistogram());

    /// <summary>The times of what succeeded; a new copy at each call.</summary>
    public MicrosHistogram Succeeded => TimesFormat.Read(_bytes).Succeeded;

    /// <summary>The times of what failed; a new copy at each call.</summary>
    public MicrosHistogram Failed => TimesFormat.Read(_bytes).Failed;

    /// <summary>Both together; a new copy at each call.</summary>
    public MicrosHistogram All
    {
        get
        {
            var (all, failed) = TimesFormat.Read(_bytes);
            all.Add(failed);
            return all;
        }
    }

    /// <summary>Takes the times of two histograms.</summary>
    public static ObservedTimes Of(MicrosHistogram succeeded, MicrosHistogram failed)
    {
        ArgumentNullException.ThrowIfNull(succeeded);
        ArgumentNullException.ThrowIfNull(failed);
        return new(TimesFormat.Write(succeeded, failed));
    }

    /// <summary>Reads what <see cref="ToArray"/> wrote.</summary>
    /// <exception cref="FormatException">The bytes are of something else, or of a later version.</exception>
    public static ObservedTimes Read(ReadOnlySpan<byte> bytes)
    {
        var (succeeded, failed) = TimesFormat.Read(bytes);
        return Of(succeeded, failed);
    }

    /// <summary>The bytes to store: about two for each bucket in use.</summary>
    public byte[] ToArray() => [.. _bytes];

    /// <summary>The times of both. The order does not matter.</summary>
    public ObservedTimes Plus(ObservedTimes other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (ReferenceEquals(this, Empty))
        {
            return other;
        }

        if (ReferenceEquals(other, Empty))
        {
            return this;
        }

        var (succeeded, failed) = TimesFormat.Read(_bytes);
        var (alsoSucceeded, alsoFailed) = TimesFormat.Read(other._bytes);
        succeeded.Add(alsoSucceeded);
        failed.Add(alsoFailed);
        return Of(succeeded, failed);
    }

    /// <inheritdoc/>
    public bool Equals(ObservedTimes? other) => other is not null && _bytes.AsSpan().SequenceEqual(other._bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ObservedTimes);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(_bytes);
        return hash.ToHashCode();
    }
}
