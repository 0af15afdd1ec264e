using JobKit.AspNetCore;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Serves jobs over HTTP.</summary>
public static class BackgroundJobsEndpointRouteBuilderExtensions
{
    /// <summary>Serves signed-in users their own jobs below <paramref name="path"/>, usually <c>/api/jobs</c>: start, status, result, events, cancel, list, health.</summary>
    /// <remarks>Another's job is answered as an unknown one. What it returns takes further conventions for all of its endpoints.</remarks>
    /// <exception cref="InvalidOperationException"><c>AddBackgroundJobsApi</c> was not called.</exception>
    /// <exception cref="OptionsValidationException">The configuration is wrong; the message says what and how to mend it.</exception>
    public static IEndpointConventionBuilder MapBackgroundJobs(this IEndpointRouteBuilder endpoints, string path, Action<JobApi>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        var mapped = MappedApis.Of(endpoints, nameof(MapBackgroundJobs));
        mapped.ServesOwners = true;
        configure?.Invoke(new(endpoints.ServiceProvider.GetRequiredService<JobAliases>()));
        var group = endpoints.MapGroup(path);
        UserRoutes.Map(group, endpoints.ServiceProvider.GetRequiredService<IOptionsMonitor<JobApiOptions>>().CurrentValue);
        return group;
    }
}
