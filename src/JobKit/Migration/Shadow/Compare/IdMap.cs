namespace JobKit.Migration;

/// <summary>Which id of one side stands for which of the other, one to one, for one comparison. What was bound can be undone.</summary>
internal sealed class IdMap
{
    private readonly Dictionary<string, string> _there = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _back = new(StringComparer.Ordinal);
    private readonly List<(string Control, string Candidate)> _bound = [];

    public int Count => _bound.Count;

    /// <summary>Whether the two may stand for each other, as far as is known; from then on they do.</summary>
    public bool TryBind(string control, string candidate)
    {
        var knownThere = _there.TryGetValue(control, out var there);
        var knownBack = _back.TryGetValue(candidate, out var back);
        if (knownThere || knownBack)
        {
            return knownThere && knownBack
                && string.Equals(there, candidate, StringComparison.Ordinal) && string.Equals(back, control, StringComparison.Ordinal);
        }

        _there.Add(control, candidate);
        _back.Add(candidate, control);
        _bound.Add((control, candidate));
        return true;
    }

    /// <summary>Forgets what was bound after the first so many.</summary>
    public void UndoTo(int count)
    {
        for (var last = _bound.Count - 1; last >= count; last--)
        {
            _there.Remove(_bound[last].Control);
            _back.Remove(_bound[last].Candidate);
            _bound.RemoveAt(last);
        }
    }
}
