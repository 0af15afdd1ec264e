using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobKit.Tests.Registration.Configuration;

public sealed class ConfigurationTests
{
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "Worker:Concurrency", "many", "JobKit:Worker:Concurrency is \"many\". It must be a whole number between 1 and 1000. Set it to the number of jobs one node may run at once, or remove it for the default, 10." },
        { "Worker:Concurrency", "0", "JobKit:Worker:Concurrency is 0. It must be between 1 and 1000. Set it to the number of jobs one node may run at once, or remove it for the default, 10." },
        { "Worker:Concurrency", "99999999999", "JobKit:Worker:Concurrency is \"99999999999\".*" },
        { "Worker:Concurrency", "1e2", "JobKit:Worker:Concurrency is \"1e2\".*" },
        { "Worker:Concurrency", "", "JobKit:Worker:Concurrency is \"\".*" },
        { "Worker:Enabled", "yes", "JobKit:Worker:Enabled is \"yes\". It must be true or false. Correct it, or remove it for the default, true." },
        { "Worker:ShutdownGrace", "20", "JobKit:Worker:ShutdownGrace is \"20\". It must be a time span as hh:mm:ss, or d.hh:mm:ss from a day on, between 00:00:00 and 00:10:00. Set it to how long *" },
        { "Retention:Completed", "24:00:00", "JobKit:Retention:Completed is \"24:00:00\". It must be a time span as hh:mm:ss, or d.hh:mm:ss from a day on,*" },
        { "Retention:Failed", "7", "JobKit:Retention:Failed is \"7\".*" },
        { "Worker:Queues", "mail,print", "JobKit:Worker:Queues is \"mail,print\". It must be a list: one key for each entry, JobKit:Worker:Queues:0, *" },
        { "Worker:Queues:0", "a b", "JobKit:Worker:Queues:0 is \"a b\".*" },
        { "Jobs:ErrorDetail", "2", "JobKit:Jobs:ErrorDetail is \"2\". It must be none or message or full.*" },
        { "Jobs:ErrorDetail", "message, full", "JobKit:Jobs:ErrorDetail is \"message, full\".*" },
        { "Queues:mail:Concurrency", "0", "JobKit:Queues:mail:Concurrency is 0. It must be between 1 and 10000.*" },
        { "Queues:mail:Concurrency", "x", "JobKit:Queues:mail:Concurrency is \"x\". It must be a whole number between 1 and 10000. Set it to *" },
        { "Queues:a b:Concurrency", "1", "JobKit:Queues:a b is \"a b\". It must be 1 to 64 characters of*" },
        { "Queues:jobkit-system:Concurrency", "1", "JobKit:Queues:jobkit-system is \"jobkit-system\". Queues that begin with jobkit- are kept*" },
        { "Migration:Share", "101", "JobKit:Migration:Share is \"101\". It must be a number from 0 to 100 with at most 4 decimals.*" },
        { "Flags:new page:Enabled", "true", "JobKit:Flags:new page: name is \"new page\". It must be *" },
        { "Flags:page:RolloutPercentage", "5%", "JobKit:Flags:page:RolloutPercentage is \"5%\".*" },
        { "Alerts:Jobs:MaxErrorRate", "90", "JobKit:Alerts:Jobs:MaxErrorRate is 90. It must be between 0 and 1.*" },
        { "Alerts:Url", "hooks/secret", "JobKit:Alerts:Url is not one. It must be an absolute address. Correct it, or remove it." },
        { "Worker", "on", "JobKit:Worker has a value. It is a section and must have keys below it. Remove the value." },
        { "Worker:Concurency", "5", "JobKit:Worker:Concurency is unknown. The nearest key that is known is JobKit:Worker:Concurrency. Correct the name, or remove the key." },
        { "Wroker:Concurrency", "5", "*The nearest key that is known is JobKit:Worker:Concurrency.*" },
        { "MaxPerOwner", "5", "JobKit:MaxPerOwner is unknown. The nearest key that is known is JobKit:Jobs:MaxPerOwner.*" },
        { "Queues:mail:Concurency", "5", "*The nearest key that is known is JobKit:Queues:mail:Concurrency.*" },
        { "Worker:Concurrency:Max", "5", "JobKit:Worker:Concurrency:Max is unknown.*" },
        { "Worker:Queues:0:Name", "mail", "JobKit:Worker:Queues:0:Name is unknown.*" },
        { "Jobs:SerializerOptions", "x", "JobKit:Jobs:SerializerOptions is unknown.*" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_with_a_key_stops_the_start_with_its_sentence(string key, string value, string sentence)
    {
        using var app = new ConfiguredApp([(key, value)]);

        app.Refusal.Should().Match(sentence);
    }

    [Fact]
    public void All_that_is_wrong_is_told_in_one_message_before_anything_starts()
    {
        using var app = new ConfiguredApp(
            [("Worker:Concurrency", "0"), ("Worker:MaxAbandons", "x"), ("Jobs:Timeout", "1"), ("Flags:a:Enabled", "?"), ("Migration:MaxStale", "00:00:01"), ("Typo", "1")],
            variables: name => name == "JOB_TIMEOUT_MINUTES" ? "soon" : null);

        app.Refusal.Should().ContainAll(
            "JobKit:Worker:Concurrency is 0", "JobKit:Worker:MaxAbandons is \"x\"", "JobKit:Jobs:Timeout is \"1\"", "JobKit:Flags:a:Enabled is \"?\"",
            "JobKit:Migration:MaxStale is 00:00:01", "JobKit:Typo is unknown", "JOB_TIMEOUT_MINUTES is \"soon\"");
        app.Log.Lines.Should().NotContain(line => line.StartsWith("1500 ", StringComparison.Ordinal), "no worker may start");
    }

    [Fact]
    public void Code_wins_over_the_configuration_whenever_it_spoke()
    {
        using var app = new ConfiguredApp(
            [("Worker:Concurrency", "3"), ("Worker:MaxAbandons", "7"), ("Worker:PrefetchLimit", "5"), ("Queues:mail:Concurrency", "2")],
            jobs => jobs.ConfigureWorker(worker => worker.Concurrency = 4).ConfigureQueue("mail", queue => queue.Concurrency = 1),
            services => services.Configure<WorkerOptions>(worker => worker.PrefetchLimit = 6));

        app.Options<WorkerOptions>().Should().BeEquivalentTo(new { Concurrency = 4, MaxAbandons = 7, PrefetchLimit = 6 });
        app.Options<QueueOptions>("mail").Concurrency.Should().Be(1);
    }

    [Fact]
    public void Without_a_configuration_the_defaults_hold()
    {
        using var provider = new ServiceCollection().AddBackgroundJobs().BuildServiceProvider();

        provider.GetRequiredService<IOptions<WorkerOptions>>().Value.Should().BeEquivalentTo(new WorkerOptions());
    }

    [Fact]
    public void Keys_of_packages_that_this_app_does_not_add_are_left_alone()
    {
        using var app = new ConfiguredApp([("Api:Csrf", "origin"), ("Health:RequireRead", "true"), ("Store:AutoMigrate", "false")]);

        app.Invoking(it => it.Services.GetRequiredService<IStartupValidator>().Validate()).Should().NotThrow();
    }

    [Fact]
    public void An_empty_value_takes_away_a_limit_and_null_says_nothing()
    {
        using var app = new ConfiguredApp([("Jobs:MaxPerOwner", ""), ("Jobs:MaxAttempts", null), ("Alerts:Url", ""), ("Worker:Queues", "")]);

        app.Options<JobOptions>().Should().BeEquivalentTo(new { MaxPerOwner = (int?)null, MaxAttempts = 5 });
        app.Options<AlertOptions>().Url.Should().BeNull();
        app.Invoking(it => it.Services.GetRequiredService<IStartupValidator>().Validate()).Should().NotThrow();
    }

    [Fact]
    public void Entries_of_a_list_come_in_the_order_of_their_numbers()
    {
        using var app = new ConfiguredApp([.. Enumerable.Range(0, 11).Select(i => ($"Worker:Queues:{i}", (string?)$"q{i}"))]);

        app.Options<WorkerOptions>().Queues.Should().Equal(Enumerable.Range(0, 11).Select(i => $"q{i}"));
    }

    [Fact]
    public void A_queue_of_the_configuration_is_limited()
    {
        using var app = new ConfiguredApp([("Queues:mail:Concurrency", "2")]);

        app.Services.GetRequiredService<ConfiguredQueues>().Names.Should().Contain("mail");
        app.Options<QueueOptions>("mail").Concurrency.Should().Be(2);
        app.Options<QueueOptions>("print").Concurrency.Should().BeNull();
    }

    [Fact]
    public void A_webhook_for_alerts_is_one_for_every_channel()
    {
        using var app = new ConfiguredApp([("Alerts:Url", "https://hooks.example/secret")]);

        AlertTarget.Of("ops", app.Options<AlertOptions>())!.Address.Should().Be(new Uri("https://hooks.example/secret"));
    }
}
