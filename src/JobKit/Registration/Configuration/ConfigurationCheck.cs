using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What no class of options can tell by itself: unknown keys, names that only the configuration has, and variables that say otherwise than the rest.</summary>
internal sealed class ConfigurationCheck(IEnumerable<OptionSection> sections, IServiceProvider services) : IValidateOptions<ConfigurationStart>
{
    public ValidateOptionsResult Validate(string? name, ConfigurationStart options)
    {
        if (services.GetService<IConfiguration>() is not { } configuration)
        {
            return ValidateOptionsResult.Success;
        }

        return OptionProblems.Of(
        [
            .. sections.Where(it => it.IsNamed).SelectMany(it => it.Problems(services, it.Names(configuration))),
            .. UnknownKeys.Problems(configuration, sections),
            .. SeedSources.Problems(configuration, sections),
        ]);
    }
}
