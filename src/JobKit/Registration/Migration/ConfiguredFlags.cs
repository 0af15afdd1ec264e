using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The flags of section <c>JobKit:Flags</c>, beside those that code adds, which win. Read at the start.</summary>
internal static class ConfiguredFlags
{
    public static void Add(IServiceCollection services)
    {
        services.BindSection<FlagOptions>("Flags", OptionProperties.Of<FlagOptions>(), isNamed: true);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FlagOptions>, FlagOptionsValidator>());
        services.TryAddSingleton(provider => new InitialFlags(
        [
            .. provider.GetServices<InitialFlag>().Select(it => it.Flag),
            .. Read(provider).Where(it => !it.Options.Locked).Select(it => it.Options.Flag(it.Name)),
        ]));
        services.TryAddSingleton(provider => new FlagLocks(Locks(provider)));
    }

    private static Dictionary<string, bool> Locks(IServiceProvider provider)
    {
        var locks = Read(provider).Where(it => it.Options.Locked).ToDictionary(it => it.Name, it => it.Options.Enabled, StringComparer.Ordinal);
        foreach (var (name, on) in provider.GetServices<FlagLock>())
        {
            locks[name] = on;
        }

        return locks;
    }

    private static List<(string Name, FlagOptions Options)> Read(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<FlagOptions>>();
        return [.. provider.GetRequiredService<SectionSource<FlagOptions>>().Values.Names.Select(name => (name, options.Get(name)))];
    }
}
