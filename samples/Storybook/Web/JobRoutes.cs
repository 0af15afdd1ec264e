using System.Text.Json;
using JobKit;
using Microsoft.Extensions.Options;

namespace Storybook;

/// <summary>Start, follow, fetch and cancel: what every app with jobs has.</summary>
internal static class JobRoutes
{
    public static void MapJobs(this WebApplication app)
    {
        var jobs = app.MapGroup("/api/jobs");
        jobs.MapPost("/storybook/start", StartAsync);
        jobs.MapGet("/storybook/status/{id:guid}", StatusAsync);
        jobs.MapGet("/{id:guid}", StatusAsync);
        jobs.MapGet("/{id:guid}/result", ResultAsync);
        jobs.MapPost("/{id:guid}/cancel", CancelAsync);
        jobs.MapGet("/health", HealthAsync);
    }

    private static async Task<IResult> StartAsync(HttpRequest request, StoryDesk desk, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType() && request.ContentType?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) != true)
        {
            return Refusal.Of(
                StatusCodes.Status415UnsupportedMediaType, "MEDIA_TYPE_UNSUPPORTED", "Not a text", "Send the story as text/plain or as application/json.");
        }

        try
        {
            var story = await StoryBody.ReadAsync(request, cancellationToken);
            var started = await desk.StartAsync(story, new SceneLimits().MaxScenes, cancellationToken);
            var view = StartedView.Of(started);
            return Results.Accepted(view.PollingUrl, view);
        }
        catch (StoryException problem)
        {
            return Refusal.Of(problem);
        }
        catch (JsonException)
        {
            return Refusal.Of(StatusCodes.Status400BadRequest, "PAYLOAD_INVALID", "This is no JSON", "Send {\"story\": \"...\", \"title\": \"...\"}; the title is optional.");
        }
    }

    private static async Task<IResult> StatusAsync(Guid id, IJobQueue queue, TimeProvider clock, CancellationToken cancellationToken) =>
        await queue.GetAsync(new(id), cancellationToken: cancellationToken) is { } job ? Results.Ok(View(job, clock)) : Refusal.JobNotFound(id);

    private static async Task<IResult> ResultAsync(Guid id, IJobQueue queue, TimeProvider clock, CancellationToken cancellationToken) =>
        await queue.GetAsync(new(id), cancellationToken: cancellationToken) switch
        {
            null => Refusal.JobNotFound(id),
            { Status: JobStatus.Completed } job => Results.Text(job.Result ?? "null", "application/json"),
            { IsTerminal: false } job => Results.Accepted(value: View(job, clock)),
            var job => Refusal.Of(CodeFor(job), JobView.CodeOf(job)!, "No storybook", JobView.ErrorOf(job)!),
        };

    private static async Task<IResult> CancelAsync(Guid id, IJobQueue queue, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            var cancel = await queue.CancelAsync(new(id), cancellationToken: cancellationToken);
            var job = await queue.GetAsync(new(id), cancellationToken: cancellationToken);
            return job is null ? Refusal.JobNotFound(id)
                : cancel.Status == JobStatus.Processing ? Results.Accepted(value: View(job, clock)) : Results.Ok(View(job, clock));
        }
        catch (JobNotFoundException)
        {
            return Refusal.JobNotFound(id);
        }
    }

    private static async Task<HealthView> HealthAsync(
        IJobQueue queue, IOptions<WorkerOptions> worker, TimeProvider clock, CancellationToken cancellationToken)
    {
        var lastHour = new JobQuery { Since = clock.GetUtcNow().AddHours(-1), Statuses = [JobStatus.Completed, JobStatus.Failed], Limit = 200 };
        var ended = await queue.ListAsync(lastHour, cancellationToken);
        return HealthView.Of(await queue.GetStatisticsAsync(cancellationToken), ended.Jobs, worker.Value.Concurrency);
    }

    private static JobView View(Job job, TimeProvider clock) => JobView.Of(job, clock.GetUtcNow());

    private static int CodeFor(Job job) => job switch
    {
        { Status: JobStatus.Cancelled } => StatusCodes.Status410Gone,
        { FailureReason: JobFailureReason.TimedOut } => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
