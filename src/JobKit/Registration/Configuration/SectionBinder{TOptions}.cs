using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Sets what the configuration says, before any code of the app does. What cannot be read keeps its default here and is told by <see cref="SectionValidator{TOptions}"/>.</summary>
internal sealed class SectionBinder<TOptions>(OptionSection<TOptions> section, SectionSource<TOptions> source) : IConfigureNamedOptions<TOptions>
    where TOptions : class, new()
{
    public void Configure(TOptions options) => Configure(Microsoft.Extensions.Options.Options.DefaultName, options);

    public void Configure(string? name, TOptions options)
    {
        if (section.IsNamed == string.IsNullOrEmpty(name))
        {
            return;
        }

        foreach (var (property, value) in section.Read(source.Values, name!).Values)
        {
            property.Set(options, value);
        }
    }
}
