using JobKit.Migration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobKit.Tests.Registration.Configuration;

public sealed class SeedEnvironmentTests
{
    public static TheoryData<string, string, string> Mapped => new()
    {
        { "USE_BACKGROUND_JOBS", "true", "Migration:Override=candidate Flags:backgroundJobs:Enabled=true" },
        { "USE_BACKGROUND_JOBS", "false", "Migration:Override=legacy Flags:backgroundJobs:Enabled=false" },
        { "BACKGROUND_JOBS_PERCENTAGE", "12.5", "Migration:Share=12.5 Flags:backgroundJobs:RolloutPercentage=12.5" },
        { "ENABLE_AUTO_PROCESSING", "false", "Worker:Enabled=false Flags:autoProcessing:Enabled=false Flags:autoProcessing:RolloutPercentage=100" },
        { "JOB_PROCESSING_INTERVAL", "5000", "Worker:MaxPollInterval=00:00:05" },
        { "MAX_CONCURRENT_JOBS", "3", "Worker:Concurrency=3" },
        { "MAX_JOBS_PER_USER", "5", "Jobs:MaxPerOwner=5" },
        { "JOB_TIMEOUT_MINUTES", "30", "Jobs:Timeout=00:30:00" },
        { "JOB_RETENTION_DAYS", "14", "Retention:Completed=14.00:00:00 Retention:Failed=14.00:00:00 Retention:Cancelled=14.00:00:00" },
        { "ENABLE_JOB_MONITORING", "true", "Flags:jobMonitoring:Enabled=true Flags:jobMonitoring:RolloutPercentage=100" },
        { "MONITORING_ENABLED", "true", "Flags:jobMonitoring:Enabled=true Flags:jobMonitoring:RolloutPercentage=100" },
        { "ENABLE_PRIORITY_PROCESSING", "false", "Jobs:UsePriority=false" },
        { "ENABLE_HEALTH_CHECKS", "false", "Health:Enabled=false" },
        { "WEBHOOK_SECRET", "s", "Webhook:Secret=s Webhook:SharedSecret=s" },
        { "CRON_SECRET", "s", "Webhook:BearerSecret=s" },
        { "GITHUB_WEBHOOK_SECRET", "s", "Webhook:GitHubSecret=s" },
        { "VERCEL_WEBHOOK_SECRET", "s", "Webhook:VercelSecret=s" },
        { "SLACK_BOT_TOKEN", "xoxb-1", "Alerts:Token=xoxb-1" },
        { "SLACK_ALERT_CHANNEL", "ops", "Alerts:Channel=ops" },
        { "SLACK_MIGRATION_CHANNEL", "moves", "Alerts:MigrationChannel=moves" },
        { "NEXT_PUBLIC_FEATURE_FLAGS", """{"a":true,"b":false}""", "Flags:a:Enabled=true Flags:a:Locked=true Flags:b:Enabled=false Flags:b:Locked=true" },
        { "MAX_CONCURRENT_JOBS", "", "" },
    };

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "USE_BACKGROUND_JOBS", "yes", "USE_BACKGROUND_JOBS is \"yes\". It must be true, false or empty.*" },
        { "BACKGROUND_JOBS_PERCENTAGE", "5%", "*JobKit:Migration:Share (from BACKGROUND_JOBS_PERCENTAGE) is \"5%\". It must be a number from 0 to 100*" },
        { "ENABLE_AUTO_PROCESSING", "TRUE", "ENABLE_AUTO_PROCESSING is \"TRUE\". It must be true, false or empty.*" },
        { "JOB_PROCESSING_INTERVAL", "5s", "JOB_PROCESSING_INTERVAL is \"5s\". It must be a whole number of milliseconds. Correct it, or remove it for the default of JobKit:Worker:MaxPollInterval." },
        { "JOB_PROCESSING_INTERVAL", "99999999", "JobKit:Worker:MaxPollInterval (from JOB_PROCESSING_INTERVAL) is 1.03:46:39.9990000. It must be between *" },
        { "MAX_CONCURRENT_JOBS", "0", "JobKit:Worker:Concurrency (from MAX_CONCURRENT_JOBS) is 0. It must be between 1 and 1000. Set it to *" },
        { "MAX_CONCURRENT_JOBS", "few", "JobKit:Worker:Concurrency (from MAX_CONCURRENT_JOBS) is \"few\". It must be a whole number between 1 and 1000.*" },
        { "MAX_JOBS_PER_USER", "-1", "JobKit:Jobs:MaxPerOwner (from MAX_JOBS_PER_USER) is -1.*" },
        { "JOB_TIMEOUT_MINUTES", "0", "JobKit:Jobs:Timeout (from JOB_TIMEOUT_MINUTES) is 00:00:00.*" },
        { "JOB_RETENTION_DAYS", "99999999999999999", "JOB_RETENTION_DAYS is \"99999999999999999\". It must be a whole number of days.*" },
        { "SLACK_ALERT_CHANNEL", "\0", "JobKit:Alerts:Channel (from SLACK_ALERT_CHANNEL) is*" },
        { "NEXT_PUBLIC_FEATURE_FLAGS", "{", "NEXT_PUBLIC_FEATURE_FLAGS is \"{\". It must be a JSON object of flags' names and true or false*" },
        { "NEXT_PUBLIC_FEATURE_FLAGS", """{"a b":true}""", "NEXT_PUBLIC_FEATURE_FLAGS has a flag whose name is \"a b\".*" },
    };

    [Theory]
    [MemberData(nameof(Mapped))]
    public void A_variable_becomes_its_keys(string variable, string value, string keys)
    {
        var configuration = new ConfigurationBuilder().AddJobKitEnvironment(name => name == variable ? value : null).Build();

        configuration.AsEnumerable().Where(it => it.Value is not null).Select(it => $"{it.Key}={it.Value}")
            .Should().BeEquivalentTo(keys.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(it => "JobKit:" + it));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_variable_stops_the_start_by_its_name(string variable, string value, string sentence)
    {
        using var app = new ConfiguredApp([], variables: name => name == variable ? value : null);

        app.Refusal.Should().Match(sentence);
    }

    [Fact]
    public void A_variable_is_seen_in_the_options()
    {
        using var app = new ConfiguredApp([("Worker:Concurrency", "3")], variables: Variables(("MAX_CONCURRENT_JOBS", "3"), ("USE_BACKGROUND_JOBS", "true"), ("BACKGROUND_JOBS_PERCENTAGE", "25")));

        app.Options<WorkerOptions>().Concurrency.Should().Be(3);
        app.Options<MigrationOptions>().Should().BeEquivalentTo(new { Override = RouteOverride.Candidate, Share = TrafficShare.FromPercent(25) });
    }

    [Fact]
    public void A_share_of_none_in_code_s_environment_wins_over_the_configuration()
    {
        using var app = new ConfiguredApp(
            [("Migration:Share", "25")],
            before: services => services.AddJobMigration(migration => migration.AddJobKitEnvironment(Variables(("BACKGROUND_JOBS_PERCENTAGE", "0")))));

        app.Options<MigrationOptions>().Share.Should().Be(TrafficShare.None);
    }

    [Theory]
    [InlineData("MAX_CONCURRENT_JOBS", "3", "Worker:Concurrency", "4", "MAX_CONCURRENT_JOBS makes JobKit:Worker:Concurrency \"3\", and another source of the configuration makes it \"4\". They must be the same. Remove one of them.")]
    [InlineData("SLACK_BOT_TOKEN", "one", "Alerts:Token", "two", "SLACK_BOT_TOKEN contradicts JobKit:Alerts:Token, which another source of the configuration sets. They must be the same. Remove one of them.")]
    [InlineData("CRON_SECRET", "one", "Webhook:BearerSecret", "two", "CRON_SECRET contradicts JobKit:Webhook:BearerSecret, which another source of the configuration sets. They must be the same. Remove one of them.")]
    public void A_variable_that_contradicts_its_key_stops_the_start(string variable, string value, string key, string other, string sentence)
    {
        using var app = new ConfiguredApp([(key, other)], variables: Variables((variable, value)));

        app.Refusal.Should().Be(sentence);
    }

    [Fact]
    public void The_same_value_in_another_form_is_no_contradiction()
    {
        using var app = new ConfiguredApp([("Worker:MaxPollInterval", "00:00:05.000"), ("Migration:Override", "Candidate")], variables: Variables(("JOB_PROCESSING_INTERVAL", "5000"), ("USE_BACKGROUND_JOBS", "true")));

        app.Invoking(it => it.Services.GetRequiredService<IStartupValidator>().Validate()).Should().NotThrow();
    }

    [Fact]
    public void Two_variables_for_one_key_must_not_contradict_each_other()
    {
        using var app = new ConfiguredApp([], variables: Variables(("ENABLE_JOB_MONITORING", "true"), ("MONITORING_ENABLED", "false")));

        app.Refusal.Should().Be("ENABLE_JOB_MONITORING and MONITORING_ENABLED contradict each other: both set JobKit:Flags:jobMonitoring:Enabled. They must be the same. Remove one of them.");
    }

    [Fact]
    public void Code_wins_over_a_variable()
    {
        using var app = new ConfiguredApp([], jobs => jobs.ConfigureWorker(worker => worker.Concurrency = 5), variables: Variables(("MAX_CONCURRENT_JOBS", "3")));

        app.Options<WorkerOptions>().Concurrency.Should().Be(5);
    }

    private static Func<string, string?> Variables(params (string Name, string Value)[] variables) =>
        name => variables.FirstOrDefault(it => it.Name == name).Value;
}
