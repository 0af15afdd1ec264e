using System.Reflection;
using System.Runtime.CompilerServices;

namespace JobKit.AspNetCore;

/// <summary>Makes an object from another's members of the same name, whatever their case. Every member of the one must find its place, and every needed one of the other its value.</summary>
internal sealed class NameMapping
{
    private const string Mend = "Call Map with how the job is made.";

    private readonly List<string> _problems = [];
    private readonly ConstructorInfo? _constructor;
    private readonly (PropertyInfo? From, object? Default)[] _arguments = [];
    private readonly List<(PropertyInfo From, PropertyInfo To)> _members = [];

    public NameMapping(Type from, Type to)
    {
        var given = from.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(member => member.CanRead && member.GetIndexParameters().Length == 0)
            .ToDictionary(member => member.Name, StringComparer.OrdinalIgnoreCase);
        var left = new HashSet<string>(given.Keys, StringComparer.OrdinalIgnoreCase);
        if (to.GetConstructors() is not [var constructor])
        {
            _problems.Add($"{to.Name} has not exactly one public constructor, so it cannot be made by names. {Mend}");
            return;
        }

        _constructor = constructor;
        var parameters = constructor.GetParameters();
        _arguments = [.. parameters.Select(parameter => (Source(given, left, parameter.Name!, parameter.ParameterType, to, needed: !parameter.HasDefaultValue), parameter.DefaultValue))];
        foreach (var member in to.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(member => member.SetMethod is { IsPublic: true }))
        {
            if (!Array.Exists(parameters, parameter => string.Equals(parameter.Name, member.Name, StringComparison.OrdinalIgnoreCase))
                && Source(given, left, member.Name, member.PropertyType, to, needed: member.IsDefined(typeof(RequiredMemberAttribute))) is { } source)
            {
                _members.Add((source, member));
            }
        }

        _problems.AddRange(left.Order(StringComparer.Ordinal).Select(name => $"{from.Name}.{name} has no place in {to.Name}. {Mend}"));
    }

    public IReadOnlyList<string> Problems => _problems;

    public object Map(object from)
    {
        var made = _constructor!.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, [.. _arguments.Select(it => it.From is null ? it.Default : it.From.GetValue(from))], culture: null);
        foreach (var (source, member) in _members)
        {
            member.SetValue(made, source.GetValue(from));
        }

        return made;
    }

    private PropertyInfo? Source(Dictionary<string, PropertyInfo> given, HashSet<string> left, string name, Type type, Type to, bool needed)
    {
        if (!given.TryGetValue(name, out var member))
        {
            if (needed)
            {
                _problems.Add($"{to.Name}.{name} comes from no member of the request. {Mend}");
            }

            return null;
        }

        left.Remove(name);
        if (type.IsAssignableFrom(member.PropertyType) || Nullable.GetUnderlyingType(type) == member.PropertyType)
        {
            return member;
        }

        _problems.Add($"{to.Name}.{name} is a {type.Name}, and the request's is a {member.PropertyType.Name}. {Mend}");
        return null;
    }
}
