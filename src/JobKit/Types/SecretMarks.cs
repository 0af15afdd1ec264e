using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace JobKit;

/// <summary>Which members of a class are marked with <see cref="JobSecretAttribute"/>, as its JSON shows them.</summary>
/// <remarks>Marks count on properties and on the parameters of the constructor that fills them (records), and with every derived class of a polymorphic one.</remarks>
internal sealed class SecretMarks(JsonSerializerOptions json)
{
    private readonly ConcurrentDictionary<Type, bool> _any = new();

    /// <summary>Whether any member is marked, at any depth.</summary>
    public bool Any(Type type) => _any.GetOrAdd(type, asked => Search(asked, []));

    /// <summary>What is known of a JSON value of a class.</summary>
    public JsonTypeInfo Info(Type type) => json.GetTypeInfo(type);

    /// <summary>The members that a JSON name may stand for: the class's own and those of its derived ones.</summary>
    public IEnumerable<JsonPropertyInfo> Members(JsonTypeInfo info, string name)
    {
        var comparison = json.PropertyNameCaseInsensitive ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return WithDerived(info).SelectMany(each => each.Properties).Where(property => string.Equals(property.Name, name, comparison));
    }

    /// <summary>Whether the member itself is marked.</summary>
    public static bool IsSecret(JsonPropertyInfo property) =>
        Has(property.AttributeProvider) || Has(property.AssociatedParameter?.AttributeProvider);

    /// <summary>Whether a class whose JSON a converter writes has a marked property: which part of the JSON that is, nobody knows.</summary>
    public static bool HidesSecrets(Type type) => type.GetProperties().Any(Has);

    private bool Search(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type))
        {
            return false;
        }

        var info = Info(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => WithDerived(info).SelectMany(each => each.Properties)
                .Any(property => IsSecret(property) || Search(property.PropertyType, seen)),
            JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary => info.ElementType is { } element && Search(element, seen),
            _ => type == typeof(object) || HidesSecrets(type),
        };
    }

    private IEnumerable<JsonTypeInfo> WithDerived(JsonTypeInfo info) =>
        info.PolymorphismOptions is { } options ? [info, .. options.DerivedTypes.Select(derived => Info(derived.DerivedType))] : [info];

    private static bool Has(ICustomAttributeProvider? member) => member?.IsDefined(typeof(JobSecretAttribute), inherit: true) == true;
}
