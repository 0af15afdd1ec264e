using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobKit.Tests.Migration.Alert;

public sealed class AlertOptionsTests
{
    public static TheoryData<string, Action<AlertOptions>> Wrong => new()
    {
        { "JobKit:Alerts:Channel is 0 characters long. It must be 1 to 200 characters.*alerts.", it => it.Channel = "" },
        { "JobKit:Alerts:MigrationChannel is 201 characters long.*", it => it.MigrationChannel = new('x', 201) },
        { "JobKit:Alerts:Timeout is 00:00:00.5000000. It must be between 00:00:01 and 00:01:00.*", it => it.Timeout = TimeSpan.FromSeconds(0.5) },
        { "JobKit:Alerts:Token is blank, or holds characters that no header can.*", it => it.Token = "a\r\nb" },
        { "JobKit:Alerts:Token is blank*", it => it.Token = "" },
        { "JobKit:Alerts:BotAddress is not an absolute https address*", it => it.BotAddress = new("ftp://x/secret") },
        { "JobKit:Alerts:BotAddress is not an absolute https address*", it => it.BotAddress = new("http://chat.example/post") },
        { "The webhook of channel \"ops\" is not an absolute https address*", it => it.SlackWebhook(new("/secret", UriKind.Relative), "ops") },
        { "JobKit:Alerts:Url is not*", it => it.SlackWebhook(new("file:///secret")) },
        { "JobKit:Alerts:Jobs:MaxDepth is 0.*", it => it.Jobs.MaxDepth = 0 },
        { "JobKit:Alerts:Jobs:MaxProcessing is 00:00:00.*", it => it.Jobs.MaxProcessing = TimeSpan.Zero },
        { "JobKit:Alerts:Jobs:MaxErrorRate is NaN. It must be between 0 and 1.*", it => it.Jobs.MaxErrorRate = double.NaN },
        { "JobKit:Alerts:Jobs:MinSuccessRate is 90. It must be between 0 and 1.*", it => it.Jobs.MinSuccessRate = 90 },
        { "JobKit:Alerts:Jobs:Window is 00:00:59.*", it => it.Jobs.Window = TimeSpan.FromSeconds(59) },
        { "JobKit:Alerts:Jobs:MinJobs is 0.*", it => it.Jobs.MinJobs = 0 },
        { "JobKit:Alerts:Jobs:Period is 00:00:00.*", it => it.Jobs.Period = TimeSpan.Zero },
        { "JobKit:Alerts:Jobs:CalmLooks is 0.*", it => it.Jobs.CalmLooks = 0 },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_value_stops_the_start_with_its_sentence(string message, Action<AlertOptions> wrong)
    {
        FluentActions.Invoking(() => Options(it => it.AddAlerts(wrong))).Should().Throw<OptionsValidationException>()
            .WithMessage(message).Where(error => !error.Message.Contains("secret"));
    }

    [Fact]
    public void The_limits_of_the_seed_documents_are_the_defaults()
    {
        Options(it => it.AddAlerts(_ => { })).Should().BeEquivalentTo(new
        {
            Channel = "alerts",
            MigrationChannel = "migration",
            Jobs = new { MaxDepth = 20, MaxProcessing = TimeSpan.FromMinutes(10), MaxErrorRate = 0.1, MinSuccessRate = 0.9 },
        });
    }

    [Fact]
    public void Slacks_variables_of_the_seed_documents_are_taken_over()
    {
        var variables = new Dictionary<string, string?> { ["SLACK_BOT_TOKEN"] = "xoxb-1", ["SLACK_ALERT_CHANNEL"] = "ops", ["SLACK_MIGRATION_CHANNEL"] = "" };

        Options(it => it.AddJobKitEnvironment(variables.GetValueOrDefault)).Should().BeEquivalentTo(new { Token = "xoxb-1", Channel = "ops", MigrationChannel = "migration" });
        new ServiceCollection().AddJobMigration(it => it.AddJobKitEnvironment(_ => null)).Should().NotContain(it => it.ServiceType == typeof(JobHealthReader), "nothing speaks of Slack");
    }

    private static AlertOptions Options(Action<IJobMigrationBuilder> configure) =>
        new ServiceCollection().AddJobMigration(configure).BuildServiceProvider().GetRequiredService<IOptions<AlertOptions>>().Value;
}
