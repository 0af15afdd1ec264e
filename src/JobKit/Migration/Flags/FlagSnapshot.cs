using System.Collections.Frozen;

namespace JobKit.Migration;

/// <summary>All flags as this node knows them. Immutable: one takes the place of another.</summary>
internal sealed class FlagSnapshot
{
    private readonly FrozenDictionary<string, PreparedFlag> _flags;

    private FlagSnapshot(IReadOnlyList<StoredFlag> stored)
    {
        Stored = stored;
        Revision = stored.Select(it => it.Version).DefaultIfEmpty().Max();
        var read = stored.Select(it => (it.Name, Flag: FlagJson.Read(it))).ToList();
        Unreadable = read.Where(it => it.Flag is null).Select(it => it.Name).ToFrozenSet(StringComparer.Ordinal);
        _flags = read.Where(it => it.Flag is not null).ToFrozenDictionary(it => it.Name, it => new PreparedFlag(it.Flag!), StringComparer.Ordinal);
        Flags = _flags.ToFrozenDictionary(it => it.Key, it => it.Value.Flag, StringComparer.Ordinal);
    }

    /// <summary>Before the first read.</summary>
    public static FlagSnapshot Empty { get; } = new([]);

    public IReadOnlyList<StoredFlag> Stored { get; }

    /// <summary>The highest version; 0 where there are no flags.</summary>
    public long Revision { get; }

    /// <summary>Flags whose stored JSON this build cannot read.</summary>
    public FrozenSet<string> Unreadable { get; }

    public IReadOnlyDictionary<string, FeatureFlag> Flags { get; }

    public static FlagSnapshot Of(IReadOnlyList<StoredFlag> stored) => new(stored);

    public PreparedFlag? Find(string name) => _flags.GetValueOrDefault(name);
}
