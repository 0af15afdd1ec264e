namespace JobKit.Architecture.Tests.Structure;

/// <summary>Finds folders that use each other, directly or around corners.</summary>
internal static class Circles
{
    /// <summary>The uses that lie on a circle: where a path leads back from what is used to what uses it.</summary>
    public static IReadOnlyList<Use> In(IReadOnlyList<Use> uses)
    {
        var next = uses.ToLookup(use => use.From, use => use.To, StringComparer.Ordinal);
        return [.. uses.Where(use => Reaches(next, use.To, use.From)).OrderBy(use => use.ToString(), StringComparer.Ordinal)];
    }

    private static bool Reaches(ILookup<string, string> next, string start, string goal)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { start };
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var folder))
        {
            if (folder == goal)
            {
                return true;
            }

            foreach (var other in next[folder].Where(seen.Add))
            {
                open.Enqueue(other);
            }
        }

        return false;
    }
}
