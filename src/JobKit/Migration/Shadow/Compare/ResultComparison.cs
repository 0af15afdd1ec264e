using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>What a comparer found. Without differences the answers match, whatever was ignored; with any they do not, whatever was ignored.</summary>
public sealed record ResultComparison
{
    /// <summary>The answers are the same.</summary>
    public static ResultComparison Same { get; } = new();

    /// <summary>The places at which they differ and may not.</summary>
    public ImmutableArray<ResultDifference> Differences { get; init; } = [];

    /// <summary>The places at which they differ and may, with indexes as <c>[*]</c>.</summary>
    public ImmutableArray<string> Ignored { get; init; } = [];

    /// <summary>Whether there is no difference that counts.</summary>
    public bool IsMatch => Differences.IsDefaultOrEmpty;
}
