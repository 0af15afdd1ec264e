using JobKit.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.AspNetCore.Builder;

/// <summary>The routes of <c>MapBackgroundJobs</c>.</summary>
internal static class UserRoutes
{
    public static void Map(RouteGroupBuilder group, JobApiOptions options)
    {
        group.AsJobApi().WithTags("Jobs");
        MapOwn(group, options);
        MapOperations(group);
        group.MapGet("/health", (HttpContext context, ReadHealth health) => health.RunAsync(context))
            .AllowAnonymous().Limited(RateKind.Read)
            .Produces<HealthBody>().Produces<HealthBody>(StatusCodes.Status503ServiceUnavailable);
    }

    private static void MapOwn(RouteGroupBuilder group, JobApiOptions options)
    {
        var own = group.MapGroup("");
        if (options.AnonymousJobs == AnonymousJobs.Cookie)
        {
            own.AllowAnonymous();
        }
        else
        {
            own.RequireAuthorization();
        }

        var reads = own.MapGroup("").Limited(RateKind.Read).OfOwner();
        reads.MapGet("/", (HttpContext context, ListJobs list) => list.RunAsync(context)).Produces<JobListBody>();
        reads.MapGet("/{type}/status/{jobId}", (string jobId, HttpContext context, ReadJob read) => read.RunAsync(jobId, context)).Produces<JobBody>();
        reads.MapGet("/{jobId}", (string jobId, HttpContext context, ReadJob read) => read.RunAsync(jobId, context)).Produces<JobBody>();
        reads.MapGet("/{jobId}/result", (string jobId, HttpContext context, ReadResult read) => read.RunAsync(jobId, context))
            .Produces<object>().Produces<JobBody>(StatusCodes.Status202Accepted);
        reads.MapGet("/{jobId}/events", (string jobId, HttpContext context, FollowJob follow) => follow.RunAsync(jobId, context))
            .Produces<JobBody>(contentType: "text/event-stream").Produces(StatusCodes.Status204NoContent);
        reads.MapGet("/antiforgery", (HttpContext context) => AntiforgeryToken.Run(context)).Produces<AntiforgeryBody>();

        var writes = own.MapGroup("").Limited(RateKind.Start).Unforged().OfOwner();
        writes.MapPost("/{type}/start", (string type, HttpContext context, StartJob start) => start.RunAsync(type, context))
            .Produces<JobStartedBody>(StatusCodes.Status202Accepted);
        writes.MapPost("/{jobId}/cancel", (string jobId, HttpContext context, CancelJob cancel) => cancel.RunAsync(jobId, context))
            .Produces<JobBody>().Produces<JobBody>(StatusCodes.Status202Accepted);
    }

    private static void MapOperations(RouteGroupBuilder group)
    {
        group.MapGet("/process", (HttpContext context, ReadQueues read) => read.RunAsync(context))
            .RequireAuthorization(JobKitPolicies.Read).Limited(RateKind.Read).Produces<QueuesNowBody>();
        var operate = group.MapGroup("").RequireAuthorization(JobKitPolicies.Operate).Limited(RateKind.AdminWrite).Unforged();
        operate.MapPost("/process", (HttpContext context, ProcessJobs process) => process.RunAsync(context)).Produces<ProcessedBody>();
    }
}
