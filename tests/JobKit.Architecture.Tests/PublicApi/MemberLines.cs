using System.Reflection;
using System.Runtime.CompilerServices;

namespace JobKit.Architecture.Tests.PublicApi;

/// <summary>Renders the members of a type that a caller, or a type that inherits from it, can see.</summary>
internal static class MemberLines
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    public static IEnumerable<string> Of(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => (name, value: Number(type, name))).OrderBy(it => it.value).Select(it => $"{it.name} = {it.value}");
        }

        var constructors = type.GetConstructors(Declared).Where(IsVisible).Where(it => !it.IsStatic)
            .Select(it => $"{Access(it)}{TypeNames.Declared(type).Split('<')[0]}({Parameters.Of(it)})");
        var fields = type.GetFields(Declared).Where(it => it.IsPublic || it.IsFamily || it.IsFamilyOrAssembly).Select(Field);
        var properties = type.GetProperties(Declared).Where(it => it.GetAccessors(nonPublic: true).Any(IsVisible)).Select(Property);
        var events = type.GetEvents(Declared).Where(it => IsVisible(it.AddMethod!))
            .Select(it => $"{Access(it.AddMethod!)}{Kind(it.AddMethod!)}event {TypeNames.Of(it.EventHandlerType!)} {it.Name}");
        var methods = type.GetMethods(Declared).Where(IsOwn).Select(Method);
        return constructors.Concat(fields).Concat(properties).Concat(events).Concat(methods).Order(StringComparer.Ordinal);
    }

    private static object Number(Type type, string name) =>
        Convert.ChangeType(Enum.Parse(type, name), Enum.GetUnderlyingType(type), System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    // What the compiler adds to a record follows from the word record.
    private static bool IsOwn(MethodInfo method) =>
        IsVisible(method)
        && !method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        && !method.Name.Contains('<', StringComparison.Ordinal)
        && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal));

    private static string Access(MethodBase method) =>
        method.DeclaringType!.IsInterface && method.IsPublic ? "" : method.IsPublic ? "public " : "protected ";

    private static string Kind(MethodInfo method)
    {
        var isInterface = method.DeclaringType!.IsInterface;
        var isStatic = method.IsStatic ? "static " : "";
        var isOverride = method.GetBaseDefinition() != method;
        return isStatic
            + (isInterface ? method.IsAbstract ? method.IsStatic ? "abstract " : "" : method.IsStatic ? "" : "virtual "
                : isOverride ? method.IsFinal ? "sealed override " : "override "
                : method.IsAbstract ? "abstract "
                : method is { IsVirtual: true, IsFinal: false } ? "virtual "
                : "");
    }

    private static string Field(FieldInfo field)
    {
        var access = field.IsPublic ? "public " : "protected ";
        return field.IsLiteral
            ? $"{access}const {TypeNames.Of(field.FieldType)} {field.Name} = {Parameters.Literal(field.GetRawConstantValue())}"
            : $"{access}{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypeNames.Of(field.FieldType)} {field.Name}";
    }

    private static string Property(PropertyInfo property)
    {
        var widest = property.GetAccessors(nonPublic: true).OrderByDescending(it => it.IsPublic).First(IsVisible);
        var required = property.IsDefined(typeof(RequiredMemberAttribute), inherit: false) ? "required " : "";
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{Parameters.List(index)}]";
        var get = property.GetMethod is { } getter && IsVisible(getter) ? Accessor(getter, widest, "get") : "";
        var set = property.SetMethod is { } setter && IsVisible(setter) ? Accessor(setter, widest, IsInit(setter) ? "init" : "set") : "";
        return $"{Access(widest)}{required}{Kind(widest)}{TypeNames.Of(property.PropertyType)} {name} {{ {get}{set}}}";
    }

    private static string Accessor(MethodInfo accessor, MethodInfo widest, string word) =>
        accessor.IsPublic == widest.IsPublic ? word + "; " : $"protected {word}; ";

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Method(MethodInfo method)
    {
        var parameters = method.IsGenericMethod ? method.GetGenericArguments() : [];
        var generic = parameters.Length == 0 ? "" : $"<{string.Join(", ", parameters.Select(it => it.Name))}>";
        var by = method.ReturnType.IsByRef ? "ref " : "";
        return $"{Access(method)}{Kind(method)}{by}{TypeNames.Of(method.ReturnType)} {method.Name}{generic}({Parameters.Of(method)}){Constraints.Of(parameters)}";
    }
}
