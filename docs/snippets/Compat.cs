using System.Security.Claims;
using JobKit;
using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;

namespace Snippets;

internal static class Compat
{
    #region legacy-contract
    public static readonly LegacyContract CreateReport = LegacyContract.Map("/api/report/create").To<CreateReport>()
        .Result<Report>((job, report) => new { id = report.Id, title = job.Title, pages = report.Pages })
        .Failed(500)
        .Cancelled(409)
        .Wait(TimeSpan.FromSeconds(25), then: 202)
        .Deprecated("2026-12-01", "https://example.org/reports-become-jobs")
        .Sunset("2027-06-30")
        .Sample(
            payload: """{"title":"Q3"}""",
            result: """{"id":"r-17","pages":4}""",
            response: """{"id":"r-17","title":"Q3","pages":4}""")
        .Build();
    #endregion

    public static void Register(IServiceCollection services)
    {
        #region legacy-register
        services.AddBackgroundJobs(jobs => jobs.AddHandler<CreateReport, Report, CreateReportHandler>());
        services.AddJobMigration(migration => migration.AddLegacyContract(CreateReport));
        #endregion
    }

    public static void Seeds(IServiceCollection services)
    {
        #region legacy-seeds
        services.AddJobMigration(migration => migration.AddLegacyContract(
            SeedLegacyContracts.CreateStorybook with { JobType = "create-storybook" },
            SeedLegacyContracts.Cartoonize with { Wait = new(TimeSpan.FromSeconds(10), 200) }));
        #endregion
    }

    #region legacy-serve
    public static async Task<LegacyAnswer> ServeAsync(
        ILegacyAnswers legacy, CreateReport request, ClaimsPrincipal user, Func<string, string?> header, Func<Task<LegacyAnswer>> original, CancellationToken gone)
    {
        var contract = legacy.Find("/api/report/create")!;
        var owner = user.FindFirst("sub")?.Value;
        var enqueued = await legacy.EnqueueAsync(contract, request, new() { Owner = owner }, header("Idempotency-Key"), gone);
        return enqueued.Outcome switch
        {
            LegacyEnqueueOutcome.LegacyAnswers => await original(),     // surely not stored: the candidate has failed once
            LegacyEnqueueOutcome.Refused => enqueued.Answer!,           // 503 or 422: neither side does the work
            _ => await legacy.AnswerAsync(
                contract, enqueued.JobId, owner, PreferHeader.Parse([header("Prefer")]), serverTimeout: TimeSpan.FromSeconds(30), gone),
        };
    }
    #endregion
}

public sealed record CreateReport(string Title);

public sealed record Report(string Id, int Pages);

public sealed class CreateReportHandler : IJobHandler<CreateReport, Report>
{
    public Task<Report> HandleAsync(CreateReport job, JobContext context, CancellationToken cancellationToken) => Task.FromResult(new Report("r-17", 4));
}
