using JobKit;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <inheritdoc cref="OptionSection"/>
/// <param name="name">The section's name below <c>JobKit:</c>.</param>
/// <param name="properties">What it sets.</param>
/// <param name="isNamed">Whether each of its children is a thing with options of its name.</param>
/// <param name="nameProblem">The sentence on a name that no such thing has, from its key and itself.</param>
internal sealed class OptionSection<TOptions>(string name, IReadOnlyList<OptionProperty> properties, bool isNamed, Func<string, string, string?>? nameProblem)
    : OptionSection(name, properties, isNamed)
    where TOptions : class, new()
{
    public override IEnumerable<string> Problems(IServiceProvider services, IEnumerable<string> names)
    {
        var monitor = services.GetRequiredService<IOptionsMonitor<TOptions>>();
        return names.SelectMany(it => nameProblem?.Invoke($"{Path}:{it}", it) is { } wrong ? [wrong] : Failures(monitor, it));
    }

    public override IEnumerable<JobKitOption> Keys()
    {
        var defaults = new TOptions();
        return Properties.Select(it => new JobKitOption(KeyOf(AnyName, it), it.Property, OptionText.Kind(it.Type).TrimEnd(','), OptionText.Write(it.Get(defaults))));
    }

    /// <summary>What the configuration sets of options of this name, and the sentences on what it cannot.</summary>
    public SectionReading Read(SectionValues values, string optionsName)
    {
        var reading = new SectionReading();
        var below = IsNamed ? values.Of(optionsName) : values;
        var defaults = new TOptions();
        foreach (var property in Properties)
        {
            if (property.IsList)
            {
                ReadList(reading, below, property, optionsName);
            }
            else if (below.Find(property.Name) is { } text)
            {
                ReadOne(reading, property, text, KeyOf(optionsName, property), defaults);
            }
        }

        return reading;
    }

    private static IEnumerable<string> Failures(IOptionsMonitor<TOptions> monitor, string optionsName)
    {
        try
        {
            _ = monitor.Get(optionsName);
            return [];
        }
        catch (OptionsValidationException wrong)
        {
            return wrong.Failures;
        }
    }

    private void ReadList(SectionReading reading, SectionValues values, OptionProperty property, string optionsName)
    {
        if (values.Find(property.Name) is { Length: > 0 } text)
        {
            var key = KeyOf(optionsName, property);
            reading.Problems.Add($"{key} is \"{NameText.Shown(text)}\". It must be a list: one key for each entry, {key}:0, {key}:1 and so on. Write it so, or remove it.");
        }

        var entries = values.Entries(property.Name);
        if (entries.Count > 0)
        {
            reading.Values.Add((property, entries.ToList()));
        }
    }

    private static void ReadOne(SectionReading reading, OptionProperty property, string text, string key, TOptions defaults)
    {
        if (text.Length == 0 && OptionText.MayBeEmpty(property.Type))
        {
            reading.Values.Add((property, null));
        }
        else if (OptionText.Read(property.Type, text) is { } value)
        {
            reading.Values.Add((property, value));
        }
        else
        {
            reading.Problems.Add(BadValue.Sentence(key, property, text, OptionText.Write(property.Get(defaults))));
        }
    }
}
