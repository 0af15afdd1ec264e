namespace JobKit.Architecture.Tests.PublicApi;

/// <summary>Renders types as C# writes them, with namespaces and without nullability.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(char)] = "char",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsByRef)
        {
            return Of(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Of(value) + "?";
        }

        return type.IsGenericParameter ? type.Name : Qualified(type);
    }

    /// <summary>The type's name with its own type parameters, for a declaration.</summary>
    public static string Declared(Type type)
    {
        var own = type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).ToArray();
        var name = WithoutArity(type.Name);
        return own.Length == 0 ? name : $"{name}<{string.Join(", ", own.Select(Variance))}>";
    }

    private static string Variance(Type parameter) =>
        parameter.GenericParameterAttributes.HasFlag(System.Reflection.GenericParameterAttributes.Covariant) ? "out " + parameter.Name
        : parameter.GenericParameterAttributes.HasFlag(System.Reflection.GenericParameterAttributes.Contravariant) ? "in " + parameter.Name
        : parameter.Name;

    private static string Qualified(Type type)
    {
        // A nested type carries its outer type's arguments first.
        var arguments = new Queue<Type>(type.GetGenericArguments());
        var chain = new Stack<Type>();
        for (var outer = type; outer is not null; outer = outer.DeclaringType)
        {
            chain.Push(outer);
        }

        var taken = 0;
        var parts = chain.Select(part =>
        {
            var count = part.GetGenericArguments().Length - taken;
            taken += count;
            var own = Enumerable.Range(0, count).Select(_ => Of(arguments.Dequeue())).ToArray();
            return own.Length == 0 ? WithoutArity(part.Name) : $"{WithoutArity(part.Name)}<{string.Join(", ", own)}>";
        });
        var name = string.Join('.', parts);
        return string.IsNullOrEmpty(type.Namespace) ? name : $"{type.Namespace}.{name}";
    }

    private static string WithoutArity(string name) => name.Split('`')[0];
}
