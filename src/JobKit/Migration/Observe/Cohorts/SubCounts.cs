using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>Units and errors by sub, a 32-way hash of the unit: how much errors come from a few users.</summary>
/// <param name="Units">32 numbers.</param>
/// <param name="Errors">32 numbers.</param>
public sealed record SubCounts(ImmutableArray<long> Units, ImmutableArray<long> Errors)
{
    /// <summary>How many subs there are.</summary>
    public const int Count = 32;

    private static readonly ImmutableArray<long> None = [.. new long[Count]];

    /// <summary>Nothing.</summary>
    public static SubCounts Zero { get; } = new(None, None);

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsZero => Units.All(it => it == 0) && Errors.All(it => it == 0);

    /// <summary>Both together.</summary>
    public SubCounts Plus(SubCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Sum(Units, other.Units), Sum(Errors, other.Errors));
    }

    /// <inheritdoc/>
    public bool Equals(SubCounts? other) => other is not null && Units.SequenceEqual(other.Units) && Errors.SequenceEqual(other.Errors);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Units.Sum(), Errors.Sum());

    private static ImmutableArray<long> Sum(ImmutableArray<long> one, ImmutableArray<long> other) => [.. one.Zip(other, (a, b) => a + b)];
}
