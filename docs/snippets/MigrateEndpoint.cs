using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Snippets;

internal static class MigrateEndpoint
{
    public static void OneLine(WebApplication app)
    {
        #region migrate-endpoint
        app.MapPost("/api/report/create", CreateReportAsync)
            .MigrateToJob<CreateReportRequest, CreateReport>("create-report");
        #endregion
    }

    public static void More(WebApplication app)
    {
        #region migrate-endpoint-more
        app.MapPost("/api/story/create-storybook", CreateStorybookAsync)
            .MigrateToJob<CreateStorybookRequest, CreateStorybook>("create-storybook", move => move
                .Unit(http => http.User.FindFirst("sub")?.Value)            // whom the rollout counts; the job's owner by default
                .Groups(http => [.. http.User.FindAll("group").Select(it => it.Value)])
                .RunIf(request => request.Title.Length > 0)                 // what legacy refuses by a check of its own
                .Map(request => new CreateStorybook(request.Title, request.Pages ?? 10))
                .Enqueue((request, _) => new() { Queue = request.Pages > 20 ? "long" : null })
                .Contract(contract => contract
                    .Result<Storybook>((job, book) => new { id = book.StorybookId, title = job.Title, pages = book.Pages })
                    .Failed(500).Cancelled(409)
                    .Wait(TimeSpan.FromSeconds(25), then: 202)
                    .Sunset("2027-06-30"))
                .ServerTimeout(TimeSpan.FromSeconds(60))                    // the proxy's, where there is one
                .ExposeDecision());                                         // JobKit-Route: candidate; reason=split; stage=canary; version=14
        #endregion
    }

    private static IResult CreateReportAsync(CreateReportRequest request) => Results.Ok(request);

    private static IResult CreateStorybookAsync(CreateStorybookRequest request) => Results.Ok(request);

    private sealed record CreateReportRequest(string Title);

    private sealed record CreateStorybookRequest(string Title, int? Pages);

    private sealed record Storybook(string StorybookId, IReadOnlyList<string> Pages);
}
