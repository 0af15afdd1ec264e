using System.Diagnostics;
using JobKit.Storage;

namespace JobKit.Tests.Telemetry;

public sealed class JobKitActivityTests
{
    private static readonly ClaimedJob Job = new()
    {
        Id = JobId.Parse("01890a5d-ac96-774b-bcce-b302099a8057", null),
        Epoch = 4,
        Type = "mail.send",
        Queue = "mail",
        Payload = "{}",
        Attempt = 2,
        TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    };

    [Fact]
    public void An_enqueue_is_a_producer_under_its_caller()
    {
        using var recorder = new ActivityRecorder();
        using var request = new Activity("request").Start();

        using var enqueue = JobKitActivity.StartEnqueue("mail.send", "mail");

        enqueue!.DisplayName.Should().Be("enqueue mail.send");
        enqueue.Kind.Should().Be(ActivityKind.Producer);
        enqueue.ParentSpanId.Should().Be(request.SpanId);
        Tags(enqueue).Should().Equal(
            "job.type=mail.send",
            "messaging.destination.name=mail",
            "messaging.operation.name=enqueue",
            "messaging.operation.type=send",
            "messaging.system=jobkit");
        JobKitActivity.TraceParent(enqueue).Should().Be(enqueue.Id);
    }

    [Fact]
    public void The_callers_trace_is_stored_when_the_enqueue_has_no_span()
    {
        using var request = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();

        JobKitActivity.TraceParent(null).Should().Be(request.Id);
    }

    [Fact]
    public void Only_a_W3C_trace_is_stored()
    {
        using var request = new Activity("request").SetIdFormat(ActivityIdFormat.Hierarchical).Start();

        JobKitActivity.TraceParent(null).Should().BeNull();
    }

    [Fact]
    public void An_attempt_is_a_root_that_links_to_its_enqueue()
    {
        using var recorder = new ActivityRecorder();
        using var stray = new Activity("whatever started the worker").Start();

        using var execute = JobKitActivity.StartExecute(Job);

        execute!.DisplayName.Should().Be("execute mail.send");
        execute.Kind.Should().Be(ActivityKind.Consumer);
        execute.ParentId.Should().BeNull();
        execute.TraceId.Should().NotBe(stray.TraceId);
        execute.Links.Should().ContainSingle().Which.Context.SpanId.ToHexString().Should().Be("b7ad6b7169203331");
        Tags(execute).Should().Equal(
            "job.type=mail.send",
            "jobkit.job.attempt=2",
            "jobkit.job.epoch=4",
            "messaging.destination.name=mail",
            "messaging.message.id=01890a5d-ac96-774b-bcce-b302099a8057",
            "messaging.operation.name=execute",
            "messaging.operation.type=process",
            "messaging.system=jobkit");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not a trace parent")]
    public void What_is_no_trace_parent_is_no_link(string? traceParent)
    {
        using var recorder = new ActivityRecorder();

        using var execute = JobKitActivity.StartExecute(Job with { TraceParent = traceParent });

        execute!.Links.Should().BeEmpty();
    }

    [Fact]
    public void A_failed_attempt_says_so()
    {
        using var recorder = new ActivityRecorder();
        using var execute = JobKitActivity.StartExecute(Job);

        JobKitActivity.EndExecute(execute, AttemptOutcome.Failed, new("System.IO.IOException", "disk full"));

        execute!.Status.Should().Be(ActivityStatusCode.Error);
        execute.StatusDescription.Should().Be("disk full");
        Tags(execute).Should().Contain("error.type=System.IO.IOException").And.Contain("outcome=failed");
    }

    [Fact]
    public void A_successful_attempt_is_no_error()
    {
        using var recorder = new ActivityRecorder();
        using var execute = JobKitActivity.StartExecute(Job);

        JobKitActivity.EndExecute(execute, AttemptOutcome.Succeeded, null);

        execute!.Status.Should().Be(ActivityStatusCode.Unset);
        Tags(execute).Should().Contain("outcome=succeeded");
    }

    [Fact]
    public void A_settle_links_to_a_bounded_number_of_its_attempts()
    {
        using var recorder = new ActivityRecorder();
        var attempt = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);

        using var settle = JobKitActivity.StartSettle(500, [default, .. Enumerable.Repeat(attempt, 500)]);

        settle!.Kind.Should().Be(ActivityKind.Client);
        settle.Links.Should().HaveCount(JobKitActivity.MaxLinks).And.OnlyContain(link => link.Context == attempt);
        Tags(settle).Should().Contain("messaging.batch.message_count=500");
    }

    private static IEnumerable<string> Tags(Activity activity) =>
        activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal);
}
