using System.Reflection;
using JobKit;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>One property that one key sets.</summary>
/// <param name="name">The key below its section; with a colon where the property is an inner object's.</param>
/// <param name="property">The property.</param>
/// <param name="owner">From the options to the object whose property it is.</param>
internal sealed class OptionProperty(string name, PropertyInfo property, Func<object, object> owner)
{
    public string Name => name;

    public PropertyInfo Property => property;

    public Type Type => property.PropertyType;

    public bool IsList => OptionText.IsList(Type);

    public bool IsSecret => property.IsDefined(typeof(JobSecretAttribute));

    public object? Get(object options) => property.GetValue(owner(options));

    public void Set(object options, object? value) => property.SetValue(owner(options), value);
}
