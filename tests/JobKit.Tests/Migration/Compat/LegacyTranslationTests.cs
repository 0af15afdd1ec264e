using JobKit.Migration;

namespace JobKit.Tests.Migration.Compat;

public sealed class LegacyTranslationTests
{
    private const string Id = "0198f1a2-0000-7000-8000-000000000001";

    private static readonly Job Done = Given.Job(JobStatus.Completed, new Book("sb-1", 3));

    [Fact]
    public void A_completed_job_answers_its_result_in_the_legacy_shape()
    {
        var answer = Given.Contract.Answer(Done);

        answer.Should().BeEquivalentTo(new { Outcome = LegacyOutcome.Completed, StatusCode = 200 });
        answer.BodyShouldBe("""{"id":"sb-1","title":"The Fox","pages":3}""");
    }

    [Theory]
    [InlineData(JobStatus.Pending)]
    [InlineData(JobStatus.Processing)]
    public void A_live_job_answers_202_with_where_and_when_to_ask(JobStatus status)
    {
        var answer = Given.Contract.Answer(Given.Job(status));

        answer.Should().BeEquivalentTo(new { Outcome = LegacyOutcome.Processing, StatusCode = 202 });
        answer.BodyShouldBe($$"""{"status":"processing","message":"Your request is still processing","progress":40,"jobId":"{{Id}}"}""");
        answer.Header("Location").Should().Be($"/api/jobs/storybook/status/{Id}");
        answer.Header("Retry-After").Should().Be("2");
    }

    [Theory]
    [InlineData(0.2, "1")]
    [InlineData(40, "4")]
    [InlineData(41, "5")]
    [InlineData(3600, "15")]
    public void Retry_after_is_a_tenth_of_the_estimate_between_1_and_15_seconds(double seconds, string header) =>
        Given.Contract.Answer(Given.Job(JobStatus.Pending), estimate: new(TimeSpan.FromSeconds(seconds), TimeSpan.FromHours(1), 9)).Header("Retry-After").Should().Be(header);

    [Fact]
    public void A_live_job_answers_200_where_clients_know_no_other_success()
    {
        var answer = Given.Builder().Wait(TimeSpan.FromMinutes(5), then: 200).Build().Answer(Given.Job(JobStatus.Pending));

        answer.StatusCode.Should().Be(200);
        answer.Headers.Should().BeEmpty();
    }

    [Fact]
    public void A_failed_job_answers_an_error_without_its_exceptions_text()
    {
        var answer = Given.Contract.Answer(Given.Job(JobStatus.Failed));

        answer.Should().BeEquivalentTo(new { Outcome = LegacyOutcome.Failed, StatusCode = 500 });
        answer.BodyShouldBe($$"""{"status":"error","error":"The request could not be processed","code":"JOB_FAILED","jobId":"{{Id}}"}""");
    }

    [Fact]
    public void A_job_that_took_too_long_says_so()
    {
        var answer = Given.Contract.Answer(Given.Job(JobStatus.Failed) with { FailureReason = JobFailureReason.TimedOut });

        answer.BodyShouldBe($$"""{"status":"error","error":"The request took too long","code":"JOB_TIMEOUT","jobId":"{{Id}}"}""");
    }

    [Fact]
    public void A_cancelled_job_answers_that_it_was_cancelled()
    {
        var answer = Given.Contract.Answer(Given.Job(JobStatus.Cancelled));

        answer.Should().BeEquivalentTo(new { Outcome = LegacyOutcome.Cancelled, StatusCode = 409 });
        answer.BodyShouldBe($$"""{"status":"cancelled","error":"The request was cancelled","code":"JOB_CANCELLED","jobId":"{{Id}}"}""");
    }

    [Fact]
    public void The_contract_sets_codes_words_and_the_shape_of_errors()
    {
        var contract = Given.Builder().Failed(502).Cancelled(200).Statuses(new() { Failed = "FAILURE", Cancelled = "stopped", Processing = "busy" })
            .Error(error => new { error.Status, Reason = error.Cause?.Type, error.Code }).Build();

        contract.Answer(Given.Job(JobStatus.Failed)).StatusCode.Should().Be(502);
        contract.Answer(Given.Job(JobStatus.Failed)).BodyShouldBe("""{"status":"FAILURE","reason":"System.Exception","code":"JOB_FAILED"}""");
        contract.Answer(Given.Job(JobStatus.Cancelled)).Should().BeEquivalentTo(new { StatusCode = 200, Body = """{"status":"stopped","reason":null,"code":"JOB_CANCELLED"}""" });
        contract.Answer(Given.Job(JobStatus.Processing)).Body.Should().Contain("\"busy\"");
    }

    [Fact]
    public void Anothers_job_a_hidden_one_and_none_are_answered_alike()
    {
        var none = Given.Contract.Answer(null);

        none.Should().BeEquivalentTo(new { Outcome = LegacyOutcome.NotFound, StatusCode = 404 });
        none.BodyShouldBe("""{"status":"error","error":"Job not found","code":"JOB_NOT_FOUND"}""");
        foreach (var (job, caller) in new[] { (Done, "bob"), (Done, null), (Done with { Owner = null }, "ann"), (Done with { Hidden = true }, "ann"), (Done, "Ann") })
        {
            Given.Contract.Answer(job, caller).Should().BeEquivalentTo(none);
        }

        Given.Contract.Answer(Done with { Owner = null }, caller: null).StatusCode.Should().Be(200);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    [InlineData("""{"storybookId":"sb-1","pages":"three"}""")]
    public void A_result_that_has_no_legacy_shape_answers_500_and_keeps_the_fault_for_the_log(string? result)
    {
        var answer = Given.Contract.Answer(Done with { Result = result });

        answer.Should().BeEquivalentTo(new { Outcome = LegacyOutcome.Unreadable, StatusCode = 500 });
        answer.BodyShouldBe($$"""{"status":"error","error":"The result cannot be shown","code":"RESULT_UNREADABLE","jobId":"{{Id}}"}""");
        answer.Fault.Should().BeOfType<JobPayloadException>();
    }

    [Fact]
    public void A_mapper_or_an_error_shape_that_throws_reaches_no_client()
    {
        var contract = LegacyContract.Map("x").To<Story>().Result(_ => throw new InvalidOperationException("secret")).Error(_ => throw new InvalidOperationException("secret")).Build();

        foreach (var status in new[] { JobStatus.Completed, JobStatus.Failed })
        {
            var answer = contract.Answer(Given.Job(status));

            answer.StatusCode.Should().Be(500);
            answer.Body.Should().NotContain("secret");
            answer.Fault.Should().BeOfType<InvalidOperationException>();
        }
    }

    [Fact]
    public void Characters_are_written_as_they_are()
    {
        var contract = LegacyContract.Map("x").To<Story>().Result(job => new { job.Title }).Build();

        contract.Answer(Done with { Payload = """{"title":"Füchse & <日本>"}""" }).Body.Should().Be("""{"title":"Füchse & <日本>"}""");
    }

    [Fact]
    public void Every_answer_about_a_job_says_when_the_endpoint_will_go()
    {
        var contract = Given.Builder().Deprecated("2026-12-01", "https://example.org/why").Sunset("2027-06-30", "https://example.org/how").Build();

        foreach (var status in Enum.GetValues<JobStatus>())
        {
            var headers = contract.Answer(Given.Job(status, new Book("sb-1", 3))).Headers;

            headers.Should().Contain(new KeyValuePair<string, string>("Deprecation", "@1796083200"));
            headers.Should().Contain(new KeyValuePair<string, string>("Sunset", "Wed, 30 Jun 2027 00:00:00 GMT"));
            headers.Where(it => it.Key == "Link").Select(it => it.Value).Should().Equal(
                "<https://example.org/why>; rel=\"deprecation\"; type=\"text/html\"", "<https://example.org/how>; rel=\"sunset\"; type=\"text/html\"");
        }
    }
}
