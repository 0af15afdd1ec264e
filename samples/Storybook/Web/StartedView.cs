using JobKit;

namespace Storybook;

/// <summary>The answer to a start. How long the book will take is unknown yet.</summary>
internal sealed record StartedView(
    string JobId, string Status, DateTime? EstimatedCompletion, double? EstimatedMinutes, string PollingUrl, string Message)
{
    public static StartedView Of(EnqueueResult started) => new(
        started.Id.ToString(),
        "pending",
        null,
        null,
        $"/api/jobs/storybook/status/{started.Id}",
        started.IsNew ? "Job started." : "This story is being made already.");
}
