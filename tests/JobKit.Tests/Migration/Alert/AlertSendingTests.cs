using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Migration.Alert;

public sealed class AlertSendingTests
{
    private static readonly JobKit.Migration.Alert Rollback = new()
    {
        Title = "EMERGENCY ROLLBACK COMPLETED",
        Text = "Background jobs system has been rolled back to direct processing",
        Severity = AlertSeverity.Critical,
        Fields = [new("Reason", "<!channel> & \"so\""), new("By", "Zoë", IsShort: false)],
    };

    [Fact]
    public async Task An_alert_is_posted_in_Slacks_form_and_nothing_in_it_calls_a_channel()
    {
        await using var receiver = new Receiver();
        await using var app = new AlertApp(alerts => alerts.SlackWebhook(receiver.Address));

        (await app.SendAsync(Rollback)).Status.Should().Be(JobStatus.Completed);

        var (head, body) = receiver.Requests.Should().ContainSingle().Subject;
        head.Should().StartWith("POST /services/T0/secret HTTP/1.1").And.Contain("Content-Type: application/json; charset=utf-8");
        body.Should().Be(
            """
            {"text":"Background jobs system has been rolled back to direct processing","attachments":[{"color":"danger","title":"EMERGENCY ROLLBACK COMPLETED","fields":[
            {"title":"Reason","value":"\u0026lt;!channel\u0026gt; \u0026amp; \u0022so\u0022","short":true},{"title":"By","value":"Zo\u00EB","short":false}]}]}
            """.ReplaceLineEndings(""));
    }

    [Theory]
    [InlineData(AlertSeverity.Info, "good")]
    [InlineData(AlertSeverity.Warning, "warning")]
    [InlineData(AlertSeverity.Critical, "danger")]
    public async Task The_severity_is_the_colour(AlertSeverity severity, string color)
    {
        await using var receiver = new Receiver();
        await using var app = new AlertApp(alerts => alerts.SlackWebhook(receiver.Address));

        await app.SendAsync(Rollback with { Severity = severity });

        receiver.Requests.Single().Body.Should().Contain($"\"color\":\"{color}\"");
    }

    [Fact]
    public async Task It_carries_the_newest_events_hash()
    {
        await using var receiver = new Receiver();
        await using var app = new AlertApp(alerts => alerts.SlackWebhook(receiver.Address), services => services.AddJobMigration(it => it.AddFlag(new() { Name = "blue" })));
        await app.Harness.StartAsync();

        await app.SendAsync(Rollback);

        var newest = await app.Get<IRolloutEventStore>().ReadTipAsync(default);
        newest.Id.Should().Be(1, "adding a flag is an event");
        receiver.Requests.Single().Body.Should().Contain($$"""{"title":"Event 1","value":"{{newest.Hash}}","short":false}""");
    }

    [Fact]
    public async Task A_receiver_in_trouble_gets_it_again()
    {
        await using var receiver = new Receiver("500 Oops", "302 Found\nLocation: http://127.0.0.1:1/");
        await using var app = new AlertApp(alerts => alerts.SlackWebhook(receiver.Address));

        (await app.SendAsync(Rollback)).Should().BeEquivalentTo(new { Status = JobStatus.Completed, Attempt = 3 });

        receiver.Requests.Should().HaveCount(3);
        receiver.Requests.Select(request => request.Body).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task A_receiver_that_wants_to_be_left_alone_is_left_alone_as_long()
    {
        await using var receiver = new Receiver("429 Too Many Requests\nRetry-After: 120");
        await using var app = new AlertApp(alerts => alerts.SlackWebhook(receiver.Address));
        await app.Harness.StartAsync();
        var id = await app.Alerts.SendAsync(Rollback);

        await app.Harness.DrainAsync(TimeSpan.Zero);
        receiver.Requests.Should().HaveCount(1);
        (await app.Harness.Queue.GetAsync(id))!.DueAt.Should().Be(app.Harness.Clock.GetUtcNow().AddSeconds(120));
        await app.Harness.DrainAsync();

        receiver.Requests.Should().HaveCount(2);
        (await app.Harness.Queue.GetAsync(id))!.Status.Should().Be(JobStatus.Completed);
    }

    [Fact]
    public async Task A_receiver_that_never_answers_costs_one_try()
    {
        await using var receiver = new Receiver(null, null);
        await using var app = new AlertApp(alerts => alerts.SlackWebhook(receiver.Address).Timeout = TimeSpan.FromSeconds(1));
        var id = await app.Alerts.SendAsync(Rollback);

        await app.Harness.DrainAsync(TimeSpan.Zero);

        (await app.Harness.Queue.GetAsync(id)).Should().BeEquivalentTo(new { Status = JobStatus.Pending, Attempt = 1, Error = new { Message = "The alerts' receiver did not answer within 1 s." } });
    }

    [Fact]
    public async Task After_eight_tries_it_is_given_up_and_its_error_names_no_address()
    {
        await using var app = new AlertApp(alerts => alerts.SlackWebhook(new("http://127.0.0.1:1/services/T0/secret")));

        var job = await app.SendAsync(Rollback);

        job.Should().BeEquivalentTo(new { Status = JobStatus.Failed, Attempt = 8, FailureReason = JobFailureReason.AttemptsExhausted });
        job.Error!.Message.Should().StartWith("The alerts' receiver could not be reached").And.NotContain("secret");
        job.Payload.Should().NotContain("secret");
    }

    [Fact]
    public async Task A_bot_is_told_the_channel_and_what_it_refuses_is_tried_again()
    {
        await using var receiver = new Receiver("200 OK\n\n{\"ok\":false,\"error\":\"ratelimited\"}", "200 OK\n\n{\"ok\":true}");
        await using var app = new AlertApp(alerts =>
        {
            alerts.Token = "xoxb-1";
            alerts.BotAddress = receiver.Address;
        });

        (await app.SendAsync(Rollback with { Channel = "ops" })).Should().BeEquivalentTo(new { Status = JobStatus.Completed, Attempt = 2 });

        receiver.Requests[1].Head.Should().Contain("Authorization: Bearer xoxb-1");
        receiver.Requests[1].Body.Should().StartWith("{\"channel\":\"ops\",\"text\":");
    }

    [Fact]
    public void A_channel_has_its_own_webhook_else_the_bot_else_the_rest_else_any()
    {
        var (own, rest, other) = (new Uri("http://own"), new Uri("http://rest"), new Uri("http://other"));

        AlertTarget.Of("ops", new AlertOptions { Token = "t" }.With(own, "ops").With(rest, null)).Should().Be(new AlertTarget(own, null, "ops"));
        AlertTarget.Of("ops", new AlertOptions { Token = "t" }.With(rest, null)).Should().Be(new AlertTarget(new AlertOptions().BotAddress, "t", "ops"));
        AlertTarget.Of("ops", new AlertOptions().With(rest, null).With(other, "other"))!.Address.Should().Be(rest);
        AlertTarget.Of("ops", new AlertOptions().With(other, "other"))!.Address.Should().Be(other);
        AlertTarget.Of("ops", new()).Should().BeNull();
    }

    [Fact]
    public async Task Without_a_receiver_it_is_done_at_once()
    {
        await using var app = new AlertApp(_ => { });

        (await app.SendAsync(Rollback)).Should().BeEquivalentTo(new { Status = JobStatus.Completed, Attempt = 1, Queue = "jobkit-system" });
    }

    [Fact]
    public void The_tries_take_about_an_hour_and_a_half()
    {
        var policy = new AlertRetryPolicy();

        Enumerable.Range(1, 7).Select(attempt => policy.NextDelay(attempt, new InvalidOperationException()).TotalSeconds).Should().Equal(5, 15, 45, 135, 405, 1215, 3600);
        policy.NextDelay(1, new AlertNotSentException("", TimeSpan.FromDays(1))).Should().Be(TimeSpan.FromHours(1));
        policy.NextDelay(1, new AlertNotSentException("", TimeSpan.FromSeconds(30))).Should().Be(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-86_400)]
    public void A_receiver_that_asks_to_be_told_again_at_once_does_not_use_up_the_tries(int seconds)
    {
        var policy = new AlertRetryPolicy();
        var asked = new AlertNotSentException("", TimeSpan.FromSeconds(seconds));

        Enumerable.Range(1, 7).Sum(attempt => policy.NextDelay(attempt, asked).TotalSeconds).Should().BeGreaterThan(5000);
    }
}
