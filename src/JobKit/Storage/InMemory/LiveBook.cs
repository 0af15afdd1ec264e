using System.Runtime.InteropServices;

namespace JobKit.Storage;

/// <summary>What live (pending or processing) jobs hold: their unique keys, and their places in their owners' counts.</summary>
internal sealed class LiveBook
{
    private readonly Dictionary<(string Type, string Key), JobRow> _keys = [];
    private readonly Dictionary<string, int> _owners = new(StringComparer.Ordinal);

    public JobRow? HolderOf(string type, string key) => _keys.GetValueOrDefault((type, key));

    public int CountOf(string owner) => _owners.GetValueOrDefault(owner);

    public void Take(JobRow row)
    {
        if (row.UniqueKey is { } key)
        {
            _keys.Add((row.Content.Type, key), row);
        }

        if (Counted(row) is { } owner)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_owners, owner, out _)++;
        }
    }

    public void Release(JobRow row)
    {
        if (row.UniqueKey is { } key)
        {
            _keys.Remove((row.Content.Type, key));
        }

        if (Counted(row) is { } owner && --CollectionsMarshal.GetValueRefOrAddDefault(_owners, owner, out _) == 0)
        {
            _owners.Remove(owner);
        }
    }

    private static string? Counted(JobRow row) => row.Content.Hidden ? null : row.Content.Owner;
}
