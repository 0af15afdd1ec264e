using System.Text.Json;

namespace JobKit.Migration;

/// <summary>The members of one object of a plan. What cannot be read becomes a sentence and the default, so that one pass finds everything.</summary>
internal sealed class PlanMembers
{
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);
    private readonly List<string> _known = [];
    private readonly string _prefix;
    private readonly List<string> _problems;

    public PlanMembers(JsonElement element, string path, List<string> problems)
    {
        _prefix = path.Length == 0 ? "" : $"{path}.";
        _problems = problems;
        foreach (var member in element.EnumerateObject())
        {
            if (!_members.TryAdd(member.Name, member.Value))
            {
                problems.Add($"{_prefix}{NameText.Shown(member.Name)} is given twice. Each member must be given once. Remove one of them.");
            }
        }
    }

    public bool Has(string name) => _members.ContainsKey(name);

    public string PathOf(string name) => _prefix + name;

    /// <param name="name">The member.</param>
    /// <param name="fallback">What it is when it is missing or unreadable.</param>
    /// <param name="form">What it must be, for the sentence: "It must be ...".</param>
    /// <param name="mend">An example, for the sentence: "Set it to ...".</param>
    /// <param name="read">Null where it has not that form.</param>
    public T Value<T>(string name, T fallback, string form, string mend, Func<JsonElement, T?> read)
        where T : struct => Find(name) is { } element ? Of(PathOf(name), element, form, mend, read) ?? fallback : fallback;

    public string? Text(string name, string mend) => Find(name) is { } element ? TextOf(PathOf(name), element, mend) : null;

    public string? TextOf(string path, JsonElement element, string mend) =>
        element.ValueKind == JsonValueKind.String ? element.GetString() : Refuse<string>(path, element, "a text", mend);

    public PlanMembers? Object(string name, string mend) => Find(name) is { } element ? Object(PathOf(name), element, mend) : null;

    public PlanMembers? Object(string path, JsonElement element, string mend) =>
        element.ValueKind == JsonValueKind.Object ? new(element, path, _problems) : Refuse<PlanMembers>(path, element, "an object", mend);

    /// <summary>The entries of a list with their paths; null when the member is missing or no list.</summary>
    public IReadOnlyList<(string Path, JsonElement Element)>? List(string name, string mend)
    {
        if (Find(name) is not { } element)
        {
            return null;
        }

        return element.ValueKind == JsonValueKind.Array
            ? [.. element.EnumerateArray().Select((it, at) => ($"{PathOf(name)}[{at}]", it))]
            : Refuse<IReadOnlyList<(string, JsonElement)>>(PathOf(name), element, "a list", mend);
    }

    public IEnumerable<(string Name, string Path, JsonElement Element)> All() =>
        _members.Select(it => (it.Key, PathOf(NameText.Shown(it.Key)), it.Value));

    public T? Of<T>(string path, JsonElement element, string form, string mend, Func<JsonElement, T?> read)
        where T : struct
    {
        var value = read(element);
        if (value is null)
        {
            Add(path, element, form, mend);
        }

        return value;
    }

    public void Missing(string name, string mend) =>
        _problems.Add($"{PathOf(name)} is missing. It must be given. Set it to {mend}.");

    public void Unknown(string path, string form, string mend) => _problems.Add($"{path} is unknown. It must be {form}. Name {mend}.");

    /// <summary>Refuses the members that nobody asked for.</summary>
    public void Close()
    {
        foreach (var name in _members.Keys.Except(_known, StringComparer.Ordinal))
        {
            _problems.Add($"{PathOf(NameText.Shown(name))} is unknown. It must be one of {string.Join(", ", _known)}. Remove it, or write the name as it stands there.");
        }
    }

    private JsonElement? Find(string name)
    {
        _known.Add(name);
        return _members.TryGetValue(name, out var element) ? element : null;
    }

    private T? Refuse<T>(string path, JsonElement element, string form, string mend)
        where T : class
    {
        Add(path, element, form, mend);
        return null;
    }

    private void Add(string path, JsonElement element, string form, string mend) =>
        _problems.Add($"{path} is {NameText.Shown(element.GetRawText())}. It must be {form}. Set it to {mend}.");
}
