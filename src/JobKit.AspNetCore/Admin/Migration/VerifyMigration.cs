using JobKit.Migration;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>POST <c>/verify</c>: runs the checks and answers with the seeds' JSON.</summary>
internal sealed class VerifyMigration(IMigrationVerification verification)
{
    public async Task<IResult> RunAsync(HttpContext http)
    {
        var (request, problem) = await AdminRequest.ReadAsync(http, WireJson.Default.VerifyRequest).ConfigureAwait(false);
        if (request is null)
        {
            return problem!;
        }

        var report = await verification.RunAsync(new() { Migration = request.Migration ?? "" }, http.RequestAborted).ConfigureAwait(false);
        return new WireResult<RawJson>(new(report.ToJson()), WireJson.Default.RawJson);
    }
}
