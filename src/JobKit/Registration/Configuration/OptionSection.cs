using JobKit;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>A section below <c>JobKit:</c> and what it sets.</summary>
internal abstract class OptionSection(string name, IReadOnlyList<OptionProperty> properties, bool isNamed)
{
    public const string Root = "JobKit";

    /// <summary>What stands in a key of the catalogue for a name of the app's choice.</summary>
    public const string AnyName = "{name}";

    public string Path { get; } = $"{Root}:{name}";

    /// <summary>Whether each child is a thing of the app's, with options of its name.</summary>
    public bool IsNamed => isNamed;

    public IReadOnlyList<OptionProperty> Properties => properties;

    public IEnumerable<string> Names(IConfiguration? configuration) => isNamed ? SectionValues.Read(configuration, Path).Names : [Microsoft.Extensions.Options.Options.DefaultName];

    /// <summary>The whole key of a property.</summary>
    public string KeyOf(string optionsName, OptionProperty property) => $"{(isNamed ? $"{Path}:{optionsName}" : Path)}:{property.Name}";

    /// <summary>All that is wrong with the options of these names.</summary>
    public abstract IEnumerable<string> Problems(IServiceProvider services, IEnumerable<string> names);

    /// <summary>What of this the app's packages tell.</summary>
    public abstract IEnumerable<JobKitOption> Keys();
}
