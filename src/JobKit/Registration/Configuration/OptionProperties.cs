using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Finds what a configuration can set of a class. What holds code (a serializer, a stream) is left to code.</summary>
internal static class OptionProperties
{
    public static IReadOnlyList<OptionProperty> Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TOptions>() =>
        Find<TOptions>(string.Empty, options => options);

    /// <summary>The properties of an object that another's property holds.</summary>
    public static IReadOnlyList<OptionProperty> Under<TOptions, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TInner>(
        string name, Func<TOptions, TInner> inner)
        where TInner : class => Find<TInner>(name + ":", options => inner((TOptions)options));

    private static List<OptionProperty> Find<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TOptions>(
        string before, Func<object, object> owner) =>
    [
        .. typeof(TOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { IsPublic: true } && OptionText.Knows(property.PropertyType))
            .Select(property => new OptionProperty(before + property.Name, property, owner)),
    ];
}
