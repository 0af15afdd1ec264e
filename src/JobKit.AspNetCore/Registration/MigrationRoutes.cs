using JobKit.AspNetCore;
using JobKit.Migration;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>The operators' routes of flags and migrations; an app that has none of both has none of them.</summary>
internal static class MigrationRoutes
{
    public static void Map(RouteGroupBuilder admin, IServiceProvider services)
    {
        if (services.GetService<IServiceProviderIsService>()?.IsService(typeof(IRollouts)) != true)
        {
            return;
        }

        var group = admin.MapGroup("").WithTags("Migrations");
        MapReads(group.MapGroup("").RequireAuthorization(JobKitPolicies.Read).Limited(RateKind.Read));
        MapSensitive(group.MapGroup("").RequireAuthorization(JobKitPolicies.ReadSensitive).Limited(RateKind.Read));
        MapMoves(group.MapGroup("").RequireAuthorization(JobKitPolicies.Rollout).Limited(RateKind.AdminWrite).Unforged());
        MapOperations(group.MapGroup("").RequireAuthorization(JobKitPolicies.Operate).Limited(RateKind.AdminWrite).Unforged());
        MapEmergency(group.MapGroup("").RequireAuthorization(JobKitPolicies.Emergency).Limited(RateKind.Emergency).Unforged());
    }

    private static void MapReads(RouteGroupBuilder group)
    {
        group.MapGet("/feature-flags", (AdminFlags flags) => flags.All()).Produces<IReadOnlyDictionary<string, FlagBody>>();
        group.MapGet("/feature-flags/{name}/evaluate", (string name, string? targetingKey, AdminFlags flags) => flags.Evaluate(name, targetingKey)).Produces<FlagEvaluationBody>();
        group.MapGet("/migrations", (HttpContext http, MigrationReads reads) => reads.AllAsync(http)).Produces<IReadOnlyList<MigrationBody>>();
        group.MapGet("/migrations/{key}", (string key, HttpContext http, MigrationReads reads) => reads.OneAsync(key, http)).Produces<MigrationBody>();
        group.MapGet("/migrations/{key}/metrics", (string key, HttpContext http, MigrationReads reads) => reads.MetricsAsync(key, http)).Produces<MetricsBody>();
        group.MapGet("/migrations/{key}/decisions", (string key, HttpContext http, MigrationReads reads) => reads.DecisionsAsync(key, http)).Produces<DecisionsBody>();
        group.MapGet("/migrations/{key}/shadow", (string key, HttpContext http, ReadShadow shadow) => shadow.ReportAsync(key, http)).Produces<ShadowReportBody>();
        group.MapGet("/backfills", (HttpContext http, AdminBackfills backfills) => backfills.ListAsync(http)).Produces<IReadOnlyList<BackfillBody>>();
    }

    private static void MapSensitive(RouteGroupBuilder group) =>
        group.MapGet("/migrations/{key}/shadow/{observationId}", (string key, string observationId, HttpContext http, ReadShadow shadow) => shadow.ObservationAsync(key, observationId, http))
            .Produces<ShadowObservationBody>();

    private static void MapMoves(RouteGroupBuilder group)
    {
        group.MapPost("/feature-flags", (HttpContext http, AdminFlags flags) => flags.UpdateAsync(http)).Produces<FlagChangedBody>();
        Move("advance", (move, key, http) => move.AdvanceAsync(key, http));
        Move("hold", (move, key, http) => move.HoldAsync(key, http));
        Move("resume", (move, key, http) => move.ResumeAsync(key, http));
        Move("mode", (move, key, http) => move.ModeAsync(key, http));
        Move("set", (move, key, http) => move.SetAsync(key, http));
        Move("approve", (move, key, http) => move.ApproveAsync(key, http));
        Move("acknowledge", (move, key, http) => move.AcknowledgeAsync(key, http));

        void Move(string name, Func<MoveMigration, string, HttpContext, Task<IResult>> act) =>
            group.MapPost($"/migrations/{{key}}/{name}", (string key, HttpContext http, MoveMigration move) => act(move, key, http)).Produces<MigrationBody>();
    }

    private static void MapOperations(RouteGroupBuilder group)
    {
        Act("start", (backfills, name, http) => backfills.StartAsync(name, http));
        Act("pause", (backfills, name, http) => backfills.PauseAsync(name, http));
        Act("resume", (backfills, name, http) => backfills.ResumeAsync(name, http));
        Act("retry-failed", (backfills, name, http) => backfills.RetryFailedAsync(name, http));
        group.MapPost("/verify", (HttpContext http, VerifyMigration verify) => verify.RunAsync(http)).Produces<object>();

        void Act(string act, Func<AdminBackfills, string, HttpContext, Task<IResult>> run) =>
            group.MapPost($"/backfills/{{name}}/{act}", (string name, HttpContext http, AdminBackfills backfills) => run(backfills, name, http)).Produces<BackfillBody>();
    }

    private static void MapEmergency(RouteGroupBuilder group)
    {
        group.MapPost("/rollback", (HttpContext http, RollBackMigration rollback) => rollback.RunAsync(null, http))
            .Produces<RollbackBody>().Produces<RollbackBody>(StatusCodes.Status202Accepted);
        group.MapPost("/migrations/{key}/rollback", (string key, HttpContext http, RollBackMigration rollback) => rollback.RunAsync(key, http))
            .Produces<RollbackBody>().Produces<RollbackBody>(StatusCodes.Status202Accepted);
    }
}
