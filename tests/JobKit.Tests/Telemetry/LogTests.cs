using JobKit.Storage;

namespace JobKit.Tests.Telemetry;

public sealed class LogTests
{
    private readonly RecordingLogger _logger = new();
    private readonly JobId _id = JobId.Parse("01890a5d-ac96-774b-bcce-b302099a8057", null);

    [Fact]
    public void A_text_from_outside_cannot_break_a_line()
    {
        ExecuteLog.Rejected(_logger, _id, "mail.send", 1, "no such box\r\n1500 Information:\u2028forged\u0085");

        _logger.Lines.Should().Equal(
            $"1204 Warning: Job {_id} (mail.send): its handler rejected it in attempt 1. no such box  1500 Information: forged ");
    }

    [Fact]
    public void An_absent_text_is_empty()
    {
        EnqueueLog.CancelAsked(_logger, _id, null, JobStatus.Cancelled);

        _logger.Lines.Should().Equal($"1005 Information: Job {_id} was asked to cancel:  It is Cancelled.");
    }

    [Fact]
    public void A_scope_carries_the_five_keys()
    {
        var job = new ClaimedJob { Id = _id, Epoch = 1, Type = "mail.send", Queue = "mail", Payload = "secret", Attempt = 2 };

        var scope = new JobLogScope(job, "0af7");

        scope.Select(entry => $"{entry.Key}={entry.Value}").Should().Equal(
            $"JobId={_id}", "JobType=mail.send", "Queue=mail", "Attempt=2", "TraceId=0af7");
        scope.ToString().Should().Be($"JobId:{_id} JobType:mail.send Queue:mail Attempt:2 TraceId:0af7");
    }
}
