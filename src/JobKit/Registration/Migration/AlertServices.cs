using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Alerts as durable jobs; without a receiver they are logged.</summary>
internal static class AlertServices
{
    public static void Add(IServiceCollection services)
    {
        services.BindSection<AlertOptions>("Alerts", [.. OptionProperties.Of<AlertOptions>(), .. OptionProperties.Under<AlertOptions, JobAlertRules>("Jobs", options => options.Jobs)]);
        services.AddOptions<AlertOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AlertOptions>, AlertOptionsValidator>());
        services.TryAddSingleton<AlertSender>();
        services.TryAddSingleton<IAlerts, Alerts>();
        services.AddSystemJob<AlertJob, AlertHandler>(
            configure: options =>
            {
                options.MaxAttempts = AlertJob.Attempts;
                options.RetryPolicy = new AlertRetryPolicy();

                // More than one try may take.
                options.Timeout = TimeSpan.FromMinutes(2);
            },
            urgent: true);
    }
}
