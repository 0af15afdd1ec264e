using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace JobKit;

/// <summary>Walks JSON beside the class it was made of, and replaces what is marked.</summary>
/// <remarks>
/// A member that the class does not know is masked too: it may be a secret of a newer version. So is an object under a member of type
/// <see cref="object"/>, whose class the JSON does not tell.
/// </remarks>
internal sealed class SecretMask(SecretMarks marks)
{
    public const string Masked = "***";

    /// <summary>The value with its marked parts replaced, each handed to <paramref name="found"/> before.</summary>
    public JsonNode? Apply(JsonNode? node, Type type, Action<JsonNode>? found = null)
    {
        if (node is null)
        {
            return null;
        }

        var info = marks.Info(type);
        switch (info.Kind, node)
        {
            case (JsonTypeInfoKind.Object, JsonObject members):
                foreach (var (name, value) in members.ToList())
                {
                    Set(members, name, Member(info, name, value, found));
                }

                return members;
            case (JsonTypeInfoKind.Dictionary, JsonObject entries) when info.ElementType is { } element:
                foreach (var (name, value) in entries.ToList())
                {
                    Set(entries, name, Apply(value, element, found));
                }

                return entries;
            case (JsonTypeInfoKind.Enumerable, JsonArray items) when info.ElementType is { } element:
                for (var i = 0; i < items.Count; i++)
                {
                    Set(items, i, Apply(items[i], element, found));
                }

                return items;
            default:
                return IsOpaque(info, node) ? Hide(node, found) : node;
        }
    }

    private JsonNode? Member(JsonTypeInfo info, string name, JsonNode? value, Action<JsonNode>? found)
    {
        if (value is null || (name.StartsWith('$') && value is JsonValue))
        {
            // $type, $id and $ref belong to the serializer.
            return value;
        }

        var members = marks.Members(info, name).ToList();
        if (members.Count == 0 || members.Exists(SecretMarks.IsSecret))
        {
            return Hide(value, found);
        }

        return Apply(value, members[0].PropertyType, found);
    }

    /// <summary>Whether it may hold marked values at a place that the class does not show.</summary>
    private static bool IsOpaque(JsonTypeInfo info, JsonNode node) =>
        (info.Type == typeof(object) && node is not JsonValue)
        || (info.Kind is JsonTypeInfoKind.None && SecretMarks.HidesSecrets(info.Type))
        || (info.Kind is not JsonTypeInfoKind.None && node is not JsonValue);

    private static JsonValue Hide(JsonNode value, Action<JsonNode>? found)
    {
        found?.Invoke(value);
        return JsonValue.Create(Masked)!;
    }

    private static void Set(JsonObject members, string name, JsonNode? value)
    {
        if (!ReferenceEquals(members[name], value))
        {
            members[name] = value;
        }
    }

    private static void Set(JsonArray items, int index, JsonNode? value)
    {
        if (!ReferenceEquals(items[index], value))
        {
            items[index] = value;
        }
    }
}
