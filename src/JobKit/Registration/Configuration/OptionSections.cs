using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Ties options to their section. Twice is once.</summary>
internal static class OptionSections
{
    /// <param name="services">The app's.</param>
    /// <param name="name">The section's name below <c>JobKit:</c>.</param>
    /// <param name="properties">What it sets.</param>
    /// <param name="isNamed">Whether each of its children is a thing with options of its name.</param>
    /// <param name="nameProblem">The sentence on a name that no such thing has, from its key and itself.</param>
    public static void BindSection<TOptions>(
        this IServiceCollection services, string name, IReadOnlyList<OptionProperty> properties, bool isNamed = false, Func<string, string, string?>? nameProblem = null)
        where TOptions : class, new()
    {
        if (services.Any(known => known.ImplementationInstance is OptionSection<TOptions>))
        {
            return;
        }

        var section = new OptionSection<TOptions>(name, properties, isNamed, nameProblem);
        services.AddSingleton(section);
        services.AddSingleton<OptionSection>(section);
        foreach (var key in section.Keys())
        {
            services.AddSingleton(key);
        }

        services.AddOptions();
        services.AddSingleton<SectionSource<TOptions>>();
        services.AddSingleton<IOptionsChangeTokenSource<TOptions>>(provider => provider.GetRequiredService<SectionSource<TOptions>>());
        services.AddSingleton<IValidateOptions<TOptions>, SectionValidator<TOptions>>();

        // Before whatever the app's code has said or will say of these options: code wins.
        services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<TOptions>, SectionBinder<TOptions>>());
        AddStartCheck(services);
    }

    private static void AddStartCheck(IServiceCollection services)
    {
        if (services.Any(known => known.ImplementationType == typeof(OptionStart)))
        {
            return;
        }

        services.AddOptions<ConfigurationStart>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ConfigurationStart>, ConfigurationCheck>());

        // The first to be made of what the host starts: the others read their options when they are made, and each would tell its own mistakes alone.
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService, OptionStart>());
    }
}
