using System.Text.Json;

namespace JobKit.Migration;

/// <summary>Reads JSON as the seed's JavaScript does: what is not there is <c>undefined</c>, which equals itself.</summary>
internal static class SeedFields
{
    /// <summary>A member's value; undefined where there is none.</summary>
    /// <exception cref="InvalidOperationException">The value is null or undefined, of which JavaScript reads no member.</exception>
    public static JsonElement Field(this JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => throw new InvalidOperationException($"Cannot read '{name}' of {value.ValueKind}."),
        JsonValueKind.Object when JsonText.Members(value).TryGetValue(name, out var found) => found,
        _ => default,
    };

    /// <summary>The length of an array or text as JavaScript shows it.</summary>
    /// <exception cref="InvalidOperationException">The value is null or undefined.</exception>
    public static string Length(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.GetArrayLength().ToString(null, null),
        JsonValueKind.String => JsonText.Of(value).Length.ToString(null, null),
        _ => value.Field("length") is { ValueKind: not JsonValueKind.Undefined } own ? own.ToString() : "undefined",
    };

    /// <summary><c>===</c>, but for objects and arrays, of which no two are the same to JavaScript.</summary>
    public static bool Same(JsonElement one, JsonElement other) => (one.ValueKind, other.ValueKind) switch
    {
        (JsonValueKind.String, JsonValueKind.String) => string.Equals(JsonText.Of(one), JsonText.Of(other), StringComparison.Ordinal),
        (JsonValueKind.Number, JsonValueKind.Number) => JsonNumber.AreEqual(one, other),
        (JsonValueKind.Object or JsonValueKind.Array, _) => false,
        var (a, b) => a == b,
    };
}
