using System.Globalization;
using System.Text.Json.Nodes;
using JobKit.Migration;
using JobKit.Tests.Migration.Seeds;

namespace JobKit.Tests.Migration.Compat;

public sealed class SeedCompatTests
{
    private static readonly List<JsonNode> Rows = [.. SeedFile.Lines("seed-compat.jsonl").Select(line => JsonNode.Parse(line)!)];

    [Fact]
    public void A_listed_job_is_what_the_seed_documents_code_makes_of_it()
    {
        Rows.Should().HaveCount(600);
        foreach (var row in Rows)
        {
            var view = LegacyJobView.Of(JobOf(row["job"]!));

            foreach (var (name, value) in row["view"]!.AsObject())
            {
                var same = name.EndsWith("_at", StringComparison.Ordinal)
                    ? view[name]?.GetValue<DateTime>() == (value is null ? null : Instant(value).UtcDateTime)
                    : JsonNode.DeepEquals(view[name], value);
                same.Should().BeTrue($"{name} of {row} should not be {view[name]?.ToJsonString()}");
            }

            view.Select(it => it.Key).Should().Equal("id", "status", "title", "created_at", "completed_at", "error", "progress");
        }
    }

    [Fact]
    public void A_live_or_completed_job_is_answered_as_the_seed_documents_code_does()
    {
        var compared = 0;
        foreach (var row in Rows.Where(row => !IsCorrected(row)))
        {
            Contract(row).Answer(JobOf(row["job"]!), caller: null).BodyShouldBe(row["response"]!.ToJsonString());
            compared++;
        }

        compared.Should().BeGreaterThan(350);
    }

    /// <summary>The seed documents answer 200 "processing" for each of these, for ever.</summary>
    [Fact]
    public void Corrected_are_failed_and_cancelled_jobs_and_those_that_completed_without_a_result()
    {
        var corrected = Rows.Where(IsCorrected).ToList();

        corrected.Should().HaveCountGreaterThan(100);
        foreach (var row in corrected)
        {
            row["response"]!["status"]!.GetValue<string>().Should().Be("processing");
            Contract(row).Answer(JobOf(row["job"]!), caller: null).Outcome.Should().Be(row["job"]!["status"]!.GetValue<string>() switch
            {
                "failed" => LegacyOutcome.Failed,
                "cancelled" => LegacyOutcome.Cancelled,
                _ => LegacyOutcome.Unreadable,
            });
        }
    }

    [Fact]
    public void Endpoints_job_types_and_polling_urls_are_the_seeds()
    {
        var rows = SeedFile.Rows("seed-endpoints.csv", 3).ToList();

        SeedLegacyContracts.All.Select(it => it.Route).Should().Equal(rows.Select(it => it[0]));
        SeedLegacyContracts.All.Select(it => it.StatusUrl.Replace("{type}", it.JobType, StringComparison.Ordinal)).Should()
            .Equal(rows.Select(it => it[2].Replace("JOB", "{jobId}", StringComparison.Ordinal)));
    }

    [Fact]
    public void Members_in_camel_case_are_read_too()
    {
        var job = Given.Job(JobStatus.Completed, new { storybookId = "sb-9", hasErrors = false, pages = new[] { 1 } });

        SeedLegacyContracts.CreateStorybook.Answer(job with { Payload = """{"title":"T","story":"S","audience":"children"}""" })
            .BodyShouldBe("""{"id":"sb-9","title":"T","story":"S","pages":[1],"audience":"children","has_errors":false}""");
        LegacyJobView.Of(job)["id"]!.GetValue<string>().Should().Be("sb-9");
    }

    private static bool IsCorrected(JsonNode row) =>
        row["job"]!["status"]!.GetValue<string>() is "failed" or "cancelled" || (row["job"]!["status"]!.GetValue<string>() == "completed" && row["job"]!["result_data"] is null);

    private static LegacyContract Contract(JsonNode row) => SeedLegacyContracts.All.Single(it => it.JobType == row["job"]!["type"]!.GetValue<string>());

    private static Job JobOf(JsonNode job) => new()
    {
        Id = JobId.Parse(job["id"]!.GetValue<string>(), null),
        Type = job["type"]!.GetValue<string>(),
        Queue = "default",
        Payload = job["input_data"]!.ToJsonString(),
        Result = job["result_data"]?.ToJsonString(),
        Status = Enum.Parse<JobStatus>(job["status"]!.GetValue<string>(), ignoreCase: true),
        Progress = job["progress"]!.GetValue<int>(),
        Error = job["error_message"] is { } message ? new("Error", message.GetValue<string>()) : null,
        CreatedAt = Instant(job["created_at"]!),
        FinishedAt = job["completed_at"] is { } end ? Instant(end) : null,
    };

    private static DateTimeOffset Instant(JsonNode text) => DateTimeOffset.Parse(text.GetValue<string>(), CultureInfo.InvariantCulture);
}
