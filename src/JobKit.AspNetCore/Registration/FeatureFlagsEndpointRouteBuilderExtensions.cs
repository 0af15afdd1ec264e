using JobKit.AspNetCore;
using JobKit.Migration;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Serves flags to browsers.</summary>
public static class FeatureFlagsEndpointRouteBuilderExtensions
{
    /// <summary>Serves signed-in users the flags that are visible to clients below <paramref name="path"/>, usually <c>/api/feature-flags</c>: <c>GET {path}/{name}?userId=</c>.</summary>
    /// <remarks>A <c>userId</c> that is another's needs the policy <see cref="JobKitPolicies.Read"/>. Answers are kept by browsers for 30 s.</remarks>
    /// <exception cref="InvalidOperationException"><c>AddBackgroundJobsApi</c> or <c>AddJobMigration</c> was not called.</exception>
    public static IEndpointConventionBuilder MapFeatureFlags(this IEndpointRouteBuilder endpoints, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        MappedApis.Of(endpoints, nameof(MapFeatureFlags));
        if (endpoints.ServiceProvider.GetService<IServiceProviderIsService>()?.IsService(typeof(IFeatureFlags)) != true)
        {
            throw new InvalidOperationException("MapFeatureFlags needs flags, and there are none. Call builder.Services.AddJobMigration(...) beside AddBackgroundJobsApi().");
        }

        var group = endpoints.MapGroup(path).AsJobApi().WithTags("Flags").RequireAuthorization().Limited(RateKind.Read);
        group.MapGet("/{name}", (string name, string? userId, HttpContext http, BrowserFlag flag) => flag.RunAsync(name, userId, http)).Produces<BrowserFlagBody>();
        return group;
    }
}
