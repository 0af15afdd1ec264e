using System.Text.Json;

namespace JobKit.Migration;

/// <summary>Pairs the items of two lists one to one, as many as can be (augmenting paths, Kuhn 1955): a pair that stands in the way of two others gives way.</summary>
internal sealed class ItemPairing
{
    private const int Nobody = -1;

    private readonly Func<int, int, bool> _equal;
    private readonly bool?[,] _known;
    private readonly int[] _firstOf;
    private readonly bool[] _paired;

    public ItemPairing(int first, int second, Func<int, int, bool> equal)
    {
        _equal = equal;
        _known = new bool?[first, second];
        _firstOf = new int[second];
        _paired = new bool[first];
        Array.Fill(_firstOf, Nobody);
        for (var at = 0; at < first; at++)
        {
            _paired[at] = TryPair(at, new bool[second]);
        }
    }

    /// <summary>In the order of the first list.</summary>
    public IEnumerable<(int First, int Second)> Pairs =>
        _firstOf.Select((first, second) => (First: first, Second: second)).Where(pair => pair.First != Nobody).OrderBy(pair => pair.First);

    public IEnumerable<int> LeftOfFirst => Enumerable.Range(0, _paired.Length).Where(at => !_paired[at]);

    public IEnumerable<int> LeftOfSecond => Enumerable.Range(0, _firstOf.Length).Where(at => _firstOf[at] == Nobody);

    /// <summary>Removes items that are the same to the letter, for lists too long to try all pairs.</summary>
    public static void TakeExact(List<JsonElement> first, List<JsonElement> second)
    {
        var there = second.GroupBy(JsonText.Canonical, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new Queue<JsonElement>(group), StringComparer.Ordinal);
        first.RemoveAll(item => there.TryGetValue(JsonText.Canonical(item), out var same) && same.TryDequeue(out _));
        second.Clear();
        second.AddRange(there.Values.SelectMany(left => left));
    }

    private bool TryPair(int first, bool[] visited)
    {
        for (var second = 0; second < visited.Length; second++)
        {
            if (visited[second] || !(_known[first, second] ??= _equal(first, second)))
            {
                continue;
            }

            visited[second] = true;
            if (_firstOf[second] == Nobody || TryPair(_firstOf[second], visited))
            {
                _firstOf[second] = first;
                return true;
            }
        }

        return false;
    }
}
