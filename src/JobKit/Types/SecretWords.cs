using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobKit;

/// <summary>The texts under which a masked value could turn up in a message: its strings and numbers, and each string as JSON writes it.</summary>
internal static class SecretWords
{
    public static void Collect(JsonNode? value, HashSet<string> words)
    {
        switch (value)
        {
            case JsonObject members:
                foreach (var (_, member) in members)
                {
                    Collect(member, words);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Collect(item, words);
                }

                break;
            case JsonValue leaf when leaf.GetValueKind() == JsonValueKind.String:
                Add(leaf.GetValue<string>(), words);
                break;
            case JsonValue leaf when leaf.GetValueKind() == JsonValueKind.Number:
                words.Add(leaf.ToJsonString());
                break;
            default:
                // true, false and null tell nothing, and masking every "true" of a text would hide the rest of it.
                break;
        }
    }

    private static void Add(string text, HashSet<string> words)
    {
        if (text.Length > 0)
        {
            words.Add(text);
            words.Add(JsonEncodedText.Encode(text).Value);
        }
    }
}
