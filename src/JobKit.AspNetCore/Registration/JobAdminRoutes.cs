using JobKit.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.AspNetCore.Builder;

/// <summary>The operators' routes of jobs, queues and nodes.</summary>
internal static class JobAdminRoutes
{
    public static void Map(RouteGroupBuilder admin)
    {
        var group = admin.MapGroup("").WithTags("Operations");
        MapReads(group.MapGroup("").RequireAuthorization(JobKitPolicies.Read).Limited(RateKind.Read));
        MapActs(group.MapGroup("").RequireAuthorization(JobKitPolicies.Operate).Limited(RateKind.AdminWrite).Unforged());
    }

    private static void MapReads(RouteGroupBuilder group)
    {
        group.MapGet("/me", (HttpContext http, ReadMe me) => me.RunAsync(http)).Produces<MeBody>();
        group.MapGet("/overview", (HttpContext http, ReadOverview overview) => overview.RunAsync(http)).Produces<OverviewBody>();
        group.MapGet("/jobs", (HttpContext http, AdminJobs jobs) => jobs.ListAsync(http)).Produces<AdminJobListBody>();
        group.MapGet("/jobs/{jobId}", (string jobId, HttpContext http, AdminJobs jobs) => jobs.OneAsync(jobId, http)).Produces<AdminJobDetailBody>();
        group.MapGet("/queues", (HttpContext http, AdminQueues queues) => queues.ListAsync(http)).Produces<IReadOnlyList<QueueBody>>();
        group.MapGet("/workers", (HttpContext http, ReadNodes nodes) => nodes.WorkersAsync(http)).Produces<IReadOnlyList<WorkerBody>>();
        group.MapGet("/audit", (HttpContext http, ReadNodes nodes) => nodes.AuditAsync(http)).Produces<IReadOnlyList<AuditBody>>();
        group.MapGet("/audit.csv", (HttpContext http, ReadNodes nodes) => nodes.AuditCsvAsync(http)).Produces<string>(contentType: "text/csv");
    }

    private static void MapActs(RouteGroupBuilder group)
    {
        Act("retry", (jobs, id, http) => jobs.RetryAsync(id, http));
        Act("cancel", (jobs, id, http) => jobs.CancelAsync(id, http));
        Act("reschedule", (jobs, id, http) => jobs.RescheduleAsync(id, http));
        Act("abandon", (jobs, id, http) => jobs.AbandonAsync(id, http));
        group.MapPost("/queues/{name}/pause", (string name, HttpContext http, AdminQueues queues) => queues.PauseAsync(name, http)).Produces<QueueBody>();
        group.MapPost("/queues/{name}/resume", (string name, HttpContext http, AdminQueues queues) => queues.ResumeAsync(name, http)).Produces<QueueBody>();
        group.MapPut("/queues/{name}/limits", (string name, HttpContext http, AdminQueues queues) => queues.LimitAsync(name, http)).Produces<QueueBody>();

        void Act(string name, Func<OperateJobs, string, HttpContext, Task<IResult>> act) =>
            group.MapPost($"/jobs/{{jobId}}/{name}", (string jobId, HttpContext http, OperateJobs jobs) => act(jobs, jobId, http)).Produces<AdminJobBody>();
    }
}
