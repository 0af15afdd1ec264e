using JobKit.AspNetCore;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Serves jobs over HTTP.</summary>
public static class BackgroundJobsEndpointRouteBuilderExtensions
{
    /// <summary>Serves signed-in users their own jobs below <paramref name="path"/>, usually <c>/api/jobs</c>: start, status, result, events, cancel, list, health.</summary>
    /// <remarks>Another's job is answered as an unknown one. What it returns takes further conventions for all of its endpoints.</remarks>
    /// <exception cref="InvalidOperationException"><c>AddBackgroundJobsApi</c> was not called.</exception>
    public static IEndpointConventionBuilder MapBackgroundJobs(this IEndpointRouteBuilder endpoints, string path, Action<JobApi>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(path);
        var aliases = endpoints.ServiceProvider.GetService<JobAliases>() ?? throw new InvalidOperationException(
            "MapBackgroundJobs needs services that are not there. Call builder.Services.AddBackgroundJobsApi() beside AddBackgroundJobs(...).");
        configure?.Invoke(new(aliases));
        var group = endpoints.MapGroup(path);
        UserRoutes.Map(group);
        return group;
    }
}
