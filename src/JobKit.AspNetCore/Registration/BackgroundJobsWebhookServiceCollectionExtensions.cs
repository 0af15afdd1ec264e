using JobKit.AspNetCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds what the webhook needs.</summary>
public static class BackgroundJobsWebhookServiceCollectionExtensions
{
    /// <summary>Adds the parts behind <c>MapBackgroundJobsWebhook</c>, set by the configuration's section <c>JobKit:Webhook</c>, then by <paramref name="configure"/>.</summary>
    /// <remarks>It needs <c>AddBackgroundJobsApi</c>. It adds a job type, <c>webhook-call</c>, whose hidden rows remember signed calls.</remarks>
    public static IServiceCollection AddBackgroundJobsWebhook(this IServiceCollection services, Action<JobWebhookOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(known => known.ServiceType == typeof(TakeWebhook)))
        {
            return Configured(services, configure);
        }

        services.AddOptions<JobWebhookOptions>().BindJobKit("Webhook");
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<JobWebhookOptions>, JobWebhookOptionsValidator>());
        services.AddBackgroundJobs(jobs => jobs.AddHandler<WebhookCall, WebhookCallHandler>());
        services.AddSingleton<WebhookCalls>();
        services.AddSingleton<TakeWebhook>();
        return Configured(services, configure);
    }

    private static IServiceCollection Configured(IServiceCollection services, Action<JobWebhookOptions>? configure) =>
        configure is null ? services : services.Configure(configure);
}
