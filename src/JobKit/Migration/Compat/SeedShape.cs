using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobKit.Migration;

/// <summary>A legacy body that is put together from members of a payload and a result.</summary>
internal sealed class SeedShape
{
    public JsonObject Body { get; } = [];

    /// <summary>Takes a member over under a name; one that is not there is left out, as JavaScript leaves out what is undefined.</summary>
    public SeedShape Take(string name, JsonElement from, string member)
    {
        if (from.ValueKind == JsonValueKind.Object && (from.TryGetProperty(member, out var value) || from.TryGetProperty(Camel(member), out value)))
        {
            Body[name] = JsonNode.Parse(value.GetRawText());
        }

        return this;
    }

    private static string Camel(string name)
    {
        var words = name.Split('_');
        return string.Concat(words.Select((word, at) => at == 0 || word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
