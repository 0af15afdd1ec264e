using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>The rollout may not advance now. Nothing was written.</summary>
public sealed class RolloutHeldException : JobKitException
{
    /// <summary>Makes it with all reasons.</summary>
    /// <param name="current">The rollout in the store.</param>
    /// <param name="reasons">What forbids the advance, each a sentence.</param>
    public RolloutHeldException(Rollout current, IEnumerable<string> reasons)
        : base(string.Join(' ', reasons))
    {
        ArgumentNullException.ThrowIfNull(current);
        Current = current;
        Reasons = [.. reasons];
    }

    /// <summary>The rollout as the store has it.</summary>
    public Rollout Current { get; }

    /// <summary>What forbids the advance, each a sentence.</summary>
    public ImmutableArray<string> Reasons { get; }
}
