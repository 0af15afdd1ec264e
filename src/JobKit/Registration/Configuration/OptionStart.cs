using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Stops the start over wrong options before anything else is made, with everything that is wrong in one message.</summary>
internal sealed class OptionStart : IHostedService
{
    /// <exception cref="OptionsValidationException">Something is wrong.</exception>
    public OptionStart(IServiceProvider services)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
        }
        catch (OptionsValidationException wrong)
        {
            throw Told(services, [wrong]);
        }
        catch (AggregateException several) when (several.InnerExceptions.All(it => it is OptionsValidationException))
        {
            throw Told(services, [.. several.InnerExceptions.Cast<OptionsValidationException>()]);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static OptionsValidationException Told(IServiceProvider services, OptionsValidationException[] wrong)
    {
        var variables = SeedSources.Variables(services.GetService<IConfiguration>());
        var failures = wrong.SelectMany(it => it.Failures).Select(it => SeedSources.Named(it, variables)).Distinct(StringComparer.Ordinal);
        return new(wrong[0].OptionsName, wrong[0].OptionsType, failures);
    }
}
