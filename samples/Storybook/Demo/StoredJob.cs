using System.Text.Json;
using JobKit;

namespace Storybook;

/// <summary>A row of a job that makes a book.</summary>
internal sealed record StoredJob(string Id, string Title, JobStatus Status)
{
    public static StoredJob Of(Job job)
    {
        using var payload = JsonDocument.Parse(job.Payload);
        return new(job.Id.ToString(), payload.RootElement.GetProperty("title").GetString() ?? "", job.Status);
    }
}
