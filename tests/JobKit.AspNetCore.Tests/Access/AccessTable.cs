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
        ["GET /api/jobs/process"] = new("GET", "/api/jobs/process", null, 401, 403, 403, 200, 200, 200),
    };
}
