using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace JobKit.Architecture.Tests.PublicApi;

/// <summary>Renders parameter lists with modifiers, names and defaults: all of them are part of the contract.</summary>
internal static class Parameters
{
    public static string Of(MethodBase method) =>
        List(method.GetParameters(), method.IsDefined(typeof(ExtensionAttribute), inherit: false));

    public static string List(IReadOnlyList<ParameterInfo> parameters, bool isExtension = false) =>
        string.Join(", ", parameters.Select((parameter, index) =>
            (isExtension && index == 0 ? "this " : "") + Modifier(parameter) + TypeNames.Of(parameter.ParameterType) + " " + parameter.Name
            + (parameter.HasDefaultValue ? " = " + Default(parameter) : "")));

    public static string Literal(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        char letter => $"'{letter}'",
        bool yes => yes ? "true" : "false",
        Enum named => $"{TypeNames.Of(named.GetType())}.{named}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Modifier(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false)
        || parameter.IsDefined(typeof(ParamCollectionAttribute), inherit: false) ? "params "
        : !parameter.ParameterType.IsByRef ? ""
        : parameter.IsOut ? "out "
        : parameter.IsIn ? "in "
        : "ref ";

    private static string Default(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (parameter.DefaultValue is null)
        {
            return type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null";
        }

        var underlying = Nullable.GetUnderlyingType(type) ?? type;
        return Literal(underlying.IsEnum ? Enum.ToObject(underlying, parameter.DefaultValue) : parameter.DefaultValue);
    }
}
