using JobKit.AspNetCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds what the HTTP endpoints of jobs need.</summary>
public static class BackgroundJobsApiServiceCollectionExtensions
{
    /// <summary>Adds the parts behind <c>MapBackgroundJobs</c> and its siblings, set by the configuration's section <c>JobKit:Api</c>, then by <paramref name="configure"/>.</summary>
    /// <remarks>May be called several times. It needs <c>AddBackgroundJobs</c>, and what the app signs its users in with.</remarks>
    public static IServiceCollection AddBackgroundJobsApi(this IServiceCollection services, Action<JobApiOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<JobApiOptions>().BindConfiguration("JobKit:Api").ValidateOnStart();
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<JobApiOptions>, JobApiOptionsValidator>());
        services.AddAuthorization();
        ProblemChallengeServices.Add(services);
        services.TryAddSingleton<JobAliases>();
        services.TryAddSingleton<JobOwner>();
        services.TryAddSingleton<JobView>();
        services.TryAddSingleton<KeyedStart>();
        services.TryAddSingleton<StartJob>();
        services.TryAddSingleton<ReadJob>();
        return services;
    }
}
