using System.Collections.Frozen;

namespace JobKit.Migration;

/// <summary>Flags that this process's configuration forces on or off.</summary>
internal sealed class FlagLocks(IReadOnlyDictionary<string, bool> forced)
{
    private readonly FrozenDictionary<string, bool> _forced = forced.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What it is forced to; null where it is not.</summary>
    public bool? Of(string name) => _forced.TryGetValue(name, out var on) ? on : null;
}
