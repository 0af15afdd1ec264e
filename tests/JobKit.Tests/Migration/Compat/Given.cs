using System.Text.Json;
using System.Text.Json.Nodes;
using JobKit.Migration;
using Microsoft.Extensions.Options;

namespace JobKit.Tests.Migration.Compat;

internal static class Given
{
    public const string Path = "/api/story/create-storybook";

    public static LegacyJson Json { get; } = new(new JobSerializer(Options.Create(new JobOptions())));

    public static LegacyContract Contract { get; } = Builder().Build();

    public static LegacyContractBuilder<Story> Builder(string route = Path) =>
        LegacyContract.Map(route).To<Story>().Result<Book>((job, book) => new { id = book.StorybookId, title = job.Title, pages = book.Pages });

    public static Job Job(JobStatus status, object? result = null) => new()
    {
        Id = JobId.Parse("0198f1a2-0000-7000-8000-000000000001", null),
        Type = "storybook",
        Queue = "default",
        Payload = """{"title":"The Fox"}""",
        Result = result is null ? null : JsonSerializer.Serialize(result, JsonSerializerOptions.Web),
        Status = status,
        Progress = status == JobStatus.Completed ? 100 : 40,
        Owner = "ann",
        Error = status == JobStatus.Failed ? new("System.Exception", "boom at /srv/app") : null,
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    public static LegacyAnswer Answer(this LegacyContract contract, Job? job, string? caller = "ann", JobEstimate? estimate = null) =>
        LegacyTranslation.Translate(contract, job, caller, estimate, Json);

    /// <summary>Exactly this JSON, whatever the order of members.</summary>
    public static void BodyShouldBe(this LegacyAnswer answer, string json) =>
        JsonNode.DeepEquals(JsonNode.Parse(answer.Body), JsonNode.Parse(json)).Should().BeTrue($"{answer.Body} should be {json}");
}
