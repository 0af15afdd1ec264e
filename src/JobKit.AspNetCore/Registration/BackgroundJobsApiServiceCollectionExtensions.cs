using JobKit;
using JobKit.AspNetCore;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds what the HTTP endpoints of jobs need.</summary>
public static class BackgroundJobsApiServiceCollectionExtensions
{
    /// <summary>Adds the parts behind <c>MapBackgroundJobs</c> and its siblings, set by the configuration's section <c>JobKit:Api</c>, then by <paramref name="configure"/>.</summary>
    /// <remarks>
    /// May be called several times. It needs <c>AddBackgroundJobs</c>, what the app signs its users in with, and the policies of
    /// <see cref="JobKitPolicies"/>; what is missing stops the app's start in one message.
    /// </remarks>
    public static IServiceCollection AddBackgroundJobsApi(this IServiceCollection services, Action<JobApiOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        AddOptions(services);
        if (configure is not null)
        {
            services.Configure(configure);
        }

        AddAccess(services);
        AddJobs(services);
        AddEvents(services);
        services.TryAddSingleton<QueueSnapshots>();
        services.TryAddScoped<ReadHealth>();
        services.TryAddSingleton<ReadQueues>();
        services.TryAddSingleton<ProcessJobs>();
        MigrateServices.Add(services);
        JobAdminServices.Add(services);
        MigrationAdminServices.Add(services);
        return services;
    }

    private static void AddOptions(IServiceCollection services)
    {
        services.AddOptions<JobApiOptions>().BindJobKit("Api");
        services.AddOptions<JobHealthOptions>().BindJobKit("Health");
        services.AddOptions<ApiStart>().ValidateOnStart();
        services.TryAddSingleton<MappedApis>();
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IValidateOptions<JobApiOptions>, JobApiOptionsValidator>(),
            ServiceDescriptor.Singleton<IValidateOptions<JobHealthOptions>, JobHealthOptionsValidator>(),
            ServiceDescriptor.Singleton<IValidateOptions<ApiStart>, ApiStartCheck>(),
        ]);
    }

    private static void AddAccess(IServiceCollection services)
    {
        services.AddAuthorization();
        ProblemChallengeServices.Add(services);
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IPostConfigureOptions<AuthorizationOptions>, FallbackPolicies>(),
            ServiceDescriptor.Singleton<IAuthorizationHandler, OwnJobHandler>(),
        ]);
        services.TryAddSingleton<JobOwner>();
        services.TryAddSingleton<RateLimits>();

        // Not a singleton: the app's own authorization handlers may be scoped.
        services.TryAddScoped<OwnJobs>();
    }

    private static void AddJobs(IServiceCollection services)
    {
        services.TryAddSingleton<JobAliases>();
        services.TryAddSingleton<JobView>();
        services.TryAddSingleton<JobAnswer>();
        services.TryAddSingleton<KeyedStart>();
        services.TryAddSingleton<StartJob>();
        services.TryAddScoped<ReadJob>();
        services.TryAddScoped<ReadResult>();
        services.TryAddScoped<CancelJob>();
        services.TryAddSingleton<ListJobs>();
    }

    private static void AddEvents(IServiceCollection services)
    {
        services.TryAddSingleton<JobFeed>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IJobSettledObserver, JobFeed>(provider => provider.GetRequiredService<JobFeed>()));
        services.TryAddSingleton<StreamSeats>();
        services.TryAddSingleton<StreamAccess>();
        services.TryAddSingleton<JobStream>();
        services.TryAddSingleton<JobWait>();
        services.TryAddScoped<FollowJob>();
    }
}
