using JobKit.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.AspNetCore.Builder;

/// <summary>The routes of <c>MapBackgroundJobs</c>.</summary>
internal static class UserRoutes
{
    public static void Map(RouteGroupBuilder group)
    {
        var own = group.MapGroup("").RequireAuthorization().WithMetadata(new JobApiEndpoint()).WithTags("Jobs");
        own.AddEndpointFilter<RouteGroupBuilder, ProblemFilter>().AddEndpointFilter<RouteGroupBuilder, OwnerFilter>();
        own.MapPost("/{type}/start", (string type, HttpContext context, StartJob start) => start.RunAsync(type, context))
            .Produces<JobStartedBody>(StatusCodes.Status202Accepted);
        own.MapGet("/{type}/status/{jobId}", (string jobId, HttpContext context, ReadJob read) => read.RunAsync(jobId, context)).Produces<JobBody>();
        own.MapGet("/{jobId}", (string jobId, HttpContext context, ReadJob read) => read.RunAsync(jobId, context)).Produces<JobBody>();
    }
}
