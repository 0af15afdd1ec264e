using JobKit.Client;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the client of another app's jobs.</summary>
public static class JobClientServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IJobClient"/> for one app's jobs.</summary>
    /// <returns>The builder of its <see cref="HttpClient"/>: add the handler that signs it in, and one that retries. Starts carry a key, so they may be sent again.</returns>
    /// <remarks>A wrong address is an <see cref="OptionsValidationException"/> that names it: at the host's start, or else when the client is first asked for.</remarks>
    public static IHttpClientBuilder AddJobClient(this IServiceCollection services, Action<JobClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<JobClientOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<JobClientOptions>, JobClientOptionsValidator>());
        return services.AddHttpClient<IJobClient, JobClient>(
            (provider, http) => http.BaseAddress = Addresses.JobsOf(provider.GetRequiredService<IOptions<JobClientOptions>>().Value));
    }
}
