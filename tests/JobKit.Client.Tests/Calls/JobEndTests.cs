namespace JobKit.Client.Tests;

public sealed class JobEndTests
{
    [Theory]
    [InlineData(RemoteJobStatus.Failed, "JOB_FAILED", typeof(JobFailedException))]
    [InlineData(RemoteJobStatus.Failed, "JOB_TIMEOUT", typeof(JobTimeoutException))]
    [InlineData(RemoteJobStatus.Cancelled, "JOB_CANCELLED", typeof(JobCancelledException))]
    public void An_end_without_a_result_has_an_exception_of_its_own(RemoteJobStatus status, string code, Type type)
    {
        var thrown = JobEnd.ExceptionOf(new() { JobId = Guid.CreateVersion7(), Status = status, ErrorCode = code });

        thrown.Should().BeOfType(type);
        thrown.Code.Should().Be(code);
    }
}
