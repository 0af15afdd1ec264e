using System.Reflection;

namespace JobKit.Architecture.Tests.PublicApi;

/// <summary>Renders the <c>where</c> clauses of a generic type or method.</summary>
internal static class Constraints
{
    public static string Of(IEnumerable<Type> parameters) =>
        string.Concat(parameters.Select(parameter => (parameter, all: All(parameter).ToArray()))
            .Where(it => it.all.Length > 0)
            .Select(it => $" where {it.parameter.Name} : {string.Join(", ", it.all)}"));

    private static IEnumerable<string> All(Type parameter)
    {
        var flags = parameter.GenericParameterAttributes;
        var isStruct = flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        if (isStruct)
        {
            yield return "struct";
        }

        if (flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            yield return "class";
        }

        foreach (var type in parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)))
        {
            yield return TypeNames.Of(type);
        }

        if (!isStruct && flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
        {
            yield return "new()";
        }

        if (flags.HasFlag(GenericParameterAttributes.AllowByRefLike))
        {
            yield return "allows ref struct";
        }
    }
}
