using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>For packages that add to JobKit.</summary>
public static class JobKitOptionsBuilderExtensions
{
    /// <summary>Sets the options from the section <c>JobKit:{section}</c> of the app's configuration, where it has one; what code says wins, whenever it was said.</summary>
    /// <remarks>
    /// Each public settable property of a simple type (text, switch, number, time span, address, enumeration, list of texts) is a key of its name,
    /// matched in any case of letters. A wrong value is a failure of the options' validation that names key, value, range and mend; with it the
    /// last good values stay in force while the app runs. Keys that no package knows stop the app's start.
    /// </remarks>
    /// <typeparam name="TOptions">The options, of one section only.</typeparam>
    /// <param name="options">Those without a name.</param>
    /// <param name="section">The section's name below <c>JobKit:</c>.</param>
    public static OptionsBuilder<TOptions> BindJobKit<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TOptions>(
        this OptionsBuilder<TOptions> options, string section)
        where TOptions : class, new()
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(section);
        options.Services.BindSection<TOptions>(section, OptionProperties.Of<TOptions>());
        return options;
    }
}
