using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore.Tests;

public sealed class ErrorMapTests
{
    public static TheoryData<Exception, string> Known => new()
    {
        { new JobOwnerLimitException("ann", 5), "USER_JOB_LIMIT" },
        { new JobNotFoundException(JobId.New()), "JOB_NOT_FOUND" },
        { new JobConflictException(JobId.New()), "IDEMPOTENCY_MISMATCH" },
        { new JobStateException(JobId.New(), JobVerb.Retry, JobStatus.Completed), "JOB_NOT_RETRYABLE" },
        { new JobStateException(JobId.New(), JobVerb.Reschedule, JobStatus.Completed), "JOB_NOT_PENDING" },
        { new JobStateException(JobId.New(), JobVerb.Abandon, JobStatus.Completed), "JOB_NOT_PROCESSING" },
        { new JobStoreException("Host=secret"), "STORE_UNAVAILABLE" },
        { new TimeoutException("Host=secret"), "STORE_UNAVAILABLE" },
        { new BadHttpRequestException("long", 413), "PAYLOAD_TOO_LARGE" },
        { new BadHttpRequestException("short"), "QUERY_INVALID" },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void What_is_thrown_on_purpose_has_a_code_and_shows_nothing_of_its_text(Exception exception, string code)
    {
        var problem = ErrorMap.Of(exception)!;

        problem.Code.Name.Should().Be(code);
        problem.Detail.Should().NotContain("secret");
    }

    [Fact]
    public void Faults_are_left_to_the_app()
    {
        ErrorMap.Of(new InvalidOperationException()).Should().BeNull();
        ErrorMap.Of(new JobTypeNotRegisteredException("x")).Should().BeNull();
    }
}
