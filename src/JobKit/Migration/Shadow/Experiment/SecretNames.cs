using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace JobKit.Migration;

/// <summary>The JSON names of all members of a job's classes that are marked as secret: legacy's answer may have them too, in another shape.</summary>
internal sealed class SecretNames(JsonSerializerOptions json)
{
    private readonly SecretMarks _marks = new(json);

    public FrozenSet<string> Of(JobTypeDefinition type)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<Type>();
        Collect(type.ClrType, names, seen);
        if (type.ResultType is { } result)
        {
            Collect(result, names, seen);
        }

        return names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    private void Collect(Type type, HashSet<string> names, HashSet<Type> seen)
    {
        if (!seen.Add(type))
        {
            return;
        }

        var info = _marks.Info(type);
        if (info.Kind is JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary && info.ElementType is { } element)
        {
            Collect(element, names, seen);
        }

        foreach (var derived in info.PolymorphismOptions?.DerivedTypes ?? [])
        {
            Collect(derived.DerivedType, names, seen);
        }

        foreach (var member in info.Kind == JsonTypeInfoKind.Object ? info.Properties : [])
        {
            if (SecretMarks.IsSecret(member))
            {
                names.Add(member.Name);
            }
            else
            {
                Collect(member.PropertyType, names, seen);
            }
        }
    }
}
