using JobKit.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Serves operators.</summary>
public static class BackgroundJobsAdminEndpointRouteBuilderExtensions
{
    /// <summary>Serves operators jobs, queues, flags and migrations below <paramref name="path"/>, usually <c>/api/admin</c>, each route under its policy of <see cref="JobKitPolicies"/>.</summary>
    /// <exception cref="InvalidOperationException"><c>AddBackgroundJobsApi</c> was not called.</exception>
    public static IEndpointConventionBuilder MapBackgroundJobsAdmin(this IEndpointRouteBuilder endpoints, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        MappedApis.Of(endpoints, nameof(MapBackgroundJobsAdmin));
        var group = endpoints.MapGroup(path).AsJobApi();
        group.AddEndpointFilter<RouteGroupBuilder, OperatorInputFilter>();
        JobAdminRoutes.Map(group);
        MigrationRoutes.Map(group, endpoints.ServiceProvider);
        return group;
    }
}
