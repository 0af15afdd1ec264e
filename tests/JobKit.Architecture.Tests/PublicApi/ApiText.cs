using System.Reflection;
using System.Runtime.CompilerServices;

namespace JobKit.Architecture.Tests.PublicApi;

/// <summary>The public API of an assembly as text: one block per type, sorted, so that a change shows as a small diff.</summary>
internal static class ApiText
{
    public static string Of(Assembly assembly) => Of(assembly.GetExportedTypes());

    public static string Of(IEnumerable<Type> types) =>
        string.Join('\n', types
            // Extension blocks leave marker types behind; their members are rendered as the static methods they become.
            .Where(type => !type.FullName!.Contains('<', StringComparison.Ordinal))
            .OrderBy(TypeNames.Of, StringComparer.Ordinal)
            .Select(Block));

    private static string Block(Type type) =>
        IsDelegate(type)
            ? DelegateLine(type) + "\n"
            : Header(type) + "\n" + string.Concat(MemberLines.Of(type).Select(line => $"    {line}\n"));

    private static string DelegateLine(Type type)
    {
        var invoke = type.GetMethod("Invoke")!;
        return $"public delegate {TypeNames.Of(invoke.ReturnType)} {FullName(type)}({Parameters.Of(invoke)}){Constraints.Of(type.GetGenericArguments())}";
    }

    private static string Header(Type type)
    {
        var inherited = Inherited(type).ToArray();
        return $"{(type.IsNestedFamily || type.IsNestedFamORAssem ? "protected" : "public")} {Kind(type)} {FullName(type)}"
            + (inherited.Length == 0 ? "" : " : " + string.Join(", ", inherited))
            + Constraints.Of(type.GetGenericArguments());
    }

    private static string FullName(Type type) =>
        $"{(type.DeclaringType is { } outer ? TypeNames.Of(outer) : type.Namespace)}.{TypeNames.Declared(type)}";

    private static string Kind(Type type)
    {
        if (type.IsEnum)
        {
            return "enum";
        }

        if (type.IsInterface)
        {
            return "interface";
        }

        if (type.IsValueType)
        {
            return (type.IsDefined(typeof(IsReadOnlyAttribute), false) ? "readonly " : "") + (type.IsByRefLike ? "ref " : "")
                + (IsRecordStruct(type) ? "record struct" : "struct");
        }

        var record = type.GetMethod("<Clone>$") is null ? "class" : "record";
        return type is { IsAbstract: true, IsSealed: true } ? "static class"
            : type.IsAbstract ? "abstract " + record
            : type.IsSealed ? "sealed " + record
            : record;
    }

    private static bool IsRecordStruct(Type type) => type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;

    private static bool IsDelegate(Type type) => type.BaseType == typeof(MulticastDelegate);

    // Follows from the word record.
    private static bool IsOwnEquality(Type type, Type face) =>
        face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEquatable<>) && face.GenericTypeArguments[0] == type
        && (IsRecordStruct(type) || type.GetMethod("<Clone>$") is not null);

    // Interfaces that the base type or another interface already brings are noise.
    private static IEnumerable<string> Inherited(Type type)
    {
        if (type.IsEnum)
        {
            return [TypeNames.Of(Enum.GetUnderlyingType(type))];
        }

        var all = type.GetInterfaces();
        var implied = all.SelectMany(it => it.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []).ToHashSet();
        var bases = type.BaseType is { } ancestor && ancestor != typeof(object) && ancestor != typeof(ValueType) ? [TypeNames.Of(ancestor)] : Array.Empty<string>();
        return bases.Concat(all.Where(it => it.IsVisible && !implied.Contains(it) && !IsOwnEquality(type, it)).Select(TypeNames.Of).Order(StringComparer.Ordinal));
    }
}
