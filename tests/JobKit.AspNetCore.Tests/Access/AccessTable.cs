namespace JobKit.AspNetCore.Tests;

/// <summary>Who is answered what, by method and route. An endpoint that is not in here fails the test.</summary>
internal static class AccessTable
{
    public static readonly IReadOnlyDictionary<string, AccessRow> Rows = new Dictionary<string, AccessRow>(StringComparer.Ordinal)
    {
        ["GET /api/jobs/"] = new("GET", "/api/jobs", null, 401, 200, 200, 200, 200, 200),
        ["GET /api/jobs/{jobId}"] = new("GET", "/api/jobs/{id}", null, 401, 404, 200, 404, 404, 404),
        ["GET /api/jobs/{type}/status/{jobId}"] = new("GET", "/api/jobs/painting/status/{id}", null, 401, 404, 200, 404, 404, 404),
        ["GET /api/jobs/{jobId}/result"] = new("GET", "/api/jobs/{id}/result", null, 401, 404, 202, 404, 404, 404),
        ["GET /api/jobs/{jobId}/events"] = new("GET", "/api/jobs/{id}/events", null, 401, 404, 200, 404, 404, 404),
        ["GET /api/jobs/antiforgery"] = new("GET", "/api/jobs/antiforgery", null, 401, 200, 200, 200, 200, 200),
        ["POST /api/jobs/{type}/start"] = new("POST", "/api/jobs/painting/start", """{"colour":"red"}""", 401, 202, 202, 202, 202, 202),
        ["POST /api/jobs/{jobId}/cancel"] = new("POST", "/api/jobs/{id}/cancel", null, 401, 404, 200, 404, 404, 404),
        ["POST /api/cron/process-jobs"] = new("POST", "/api/cron/process-jobs", null, 401, 401, 401, 401, 401, 401),
        ["GET /api/jobs/health"] = new("GET", "/api/jobs/health", null, 200, 200, 200, 200, 200, 200),
        ["POST /api/jobs/process"] = new("POST", "/api/jobs/process", null, 401, 403, 403, 403, 200, 200),
        ["GET /api/feature-flags/{name}"] = new("GET", "/api/feature-flags/new-form", null, 401, 200, 200, 200, 200, 200),
        ["GET /api/admin/feature-flags"] = new("GET", "/api/admin/feature-flags", null, 401, 403, 403, 200, 200, 200),
        ["GET /api/admin/feature-flags/{name}/evaluate"] = new("GET", "/api/admin/feature-flags/new-form/evaluate", null, 401, 403, 403, 200, 200, 200),
        ["GET /api/admin/migrations"] = new("GET", "/api/admin/migrations", null, 401, 403, 403, 200, 200, 200),
        ["GET /api/admin/migrations/{key}"] = new("GET", "/api/admin/migrations/create-story", null, 401, 403, 403, 200, 200, 200),
        ["GET /api/admin/migrations/{key}/metrics"] = new("GET", "/api/admin/migrations/create-story/metrics", null, 401, 403, 403, 200, 200, 200),
        ["GET /api/admin/migrations/{key}/decisions"] = new("GET", "/api/admin/migrations/create-story/decisions", null, 401, 403, 403, 200, 200, 200),
        ["GET /api/admin/migrations/{key}/shadow"] = new("GET", "/api/admin/migrations/create-story/shadow", null, 401, 403, 403, 200, 200, 200),
        ["GET /api/admin/migrations/{key}/shadow/{observationId}"] = new("GET", "/api/admin/migrations/create-story/shadow/{id}", null, 401, 403, 403, 403, 403, 403),
        ["GET /api/admin/backfills"] = new("GET", "/api/admin/backfills", null, 401, 403, 403, 200, 200, 200),
        ["POST /api/admin/feature-flags"] = new("POST", "/api/admin/feature-flags", """{}""", 401, 403, 403, 403, 400, 400),
        ["POST /api/admin/migrations/{key}/advance"] = new("POST", "/api/admin/migrations/create-story/advance", """{}""", 401, 403, 403, 403, 400, 400),
        ["POST /api/admin/migrations/{key}/hold"] = new("POST", "/api/admin/migrations/create-story/hold", """{}""", 401, 403, 403, 403, 400, 400),
        ["POST /api/admin/migrations/{key}/resume"] = new("POST", "/api/admin/migrations/create-story/resume", """{}""", 401, 403, 403, 403, 400, 400),
        ["POST /api/admin/migrations/{key}/mode"] = new("POST", "/api/admin/migrations/create-story/mode", """{}""", 401, 403, 403, 403, 400, 400),
        ["POST /api/admin/migrations/{key}/set"] = new("POST", "/api/admin/migrations/create-story/set", """{}""", 401, 403, 403, 403, 400, 400),
        ["POST /api/admin/migrations/{key}/approve"] = new("POST", "/api/admin/migrations/create-story/approve", """{}""", 401, 403, 403, 403, 400, 400),
        ["POST /api/admin/migrations/{key}/acknowledge"] = new("POST", "/api/admin/migrations/create-story/acknowledge", """{}""", 401, 403, 403, 403, 400, 400),
        ["POST /api/admin/backfills/{name}/start"] = new("POST", "/api/admin/backfills/none/start", """{}""", 401, 403, 403, 403, 404, 404),
        ["POST /api/admin/backfills/{name}/pause"] = new("POST", "/api/admin/backfills/none/pause", """{}""", 401, 403, 403, 403, 404, 404),
        ["POST /api/admin/backfills/{name}/resume"] = new("POST", "/api/admin/backfills/none/resume", """{}""", 401, 403, 403, 403, 404, 404),
        ["POST /api/admin/backfills/{name}/retry-failed"] = new("POST", "/api/admin/backfills/none/retry-failed", """{}""", 401, 403, 403, 403, 404, 404),
        ["POST /api/admin/verify"] = new("POST", "/api/admin/verify", """{"migration":5}""", 401, 403, 403, 403, 400, 400),
        ["POST /api/admin/rollback"] = new("POST", "/api/admin/rollback", """{}""", 401, 403, 403, 403, 403, 400),
        ["POST /api/admin/migrations/{key}/rollback"] = new("POST", "/api/admin/migrations/create-story/rollback", """{}""", 401, 403, 403, 403, 403, 400),
        ["GET /api/jobs/process"] = new("GET", "/api/jobs/process", null, 401, 403, 403, 200, 200, 200),
    };
}
