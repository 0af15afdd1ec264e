using System.Text;

namespace JobKit.Migration;

/// <summary>A place in a JSON document: a chain from the place up to the root.</summary>
internal sealed class JsonPlace
{
    private JsonPlace(JsonPlace? parent, string? name, int index)
    {
        Parent = parent;
        Name = name;
        Index = index;
    }

    public static JsonPlace Root { get; } = new(null, null, -1);

    public JsonPlace? Parent { get; }

    /// <summary>The member's name; null for an item and the root.</summary>
    public string? Name { get; }

    public int Index { get; }

    public JsonPlace Member(string name) => new(this, name, -1);

    public JsonPlace Item(int index) => new(this, null, index);

    /// <summary>With its indexes.</summary>
    public override string ToString() => Text(general: false);

    /// <summary>With <c>[*]</c> for each index, so that the same fault in two items is one.</summary>
    public string General() => Text(general: true);

    private string Text(bool general)
    {
        var chain = new Stack<JsonPlace>();
        for (var place = this; place.Parent is not null; place = place.Parent)
        {
            chain.Push(place);
        }

        var text = new StringBuilder("$");
        foreach (var place in chain)
        {
            _ = place.Name is { } name ? AppendName(text, name)
                : general ? text.Append("[*]")
                : text.Append('[').Append(place.Index).Append(']');
        }

        return text.ToString();
    }

    private static StringBuilder AppendName(StringBuilder text, string name) => JsonPathPattern.IsPlain(name)
        ? text.Append('.').Append(name)
        : text.Append("['").Append(name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)).Append("']");
}
