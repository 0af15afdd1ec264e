using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobKit.Tests.Registration.Configuration;

public sealed class ConfigurationReloadTests
{
    [Fact]
    public void A_change_is_seen_while_the_app_runs()
    {
        using var app = new ConfiguredApp([("Jobs:MaxPerOwner", "3"), ("Queues:mail:Concurrency", "2")]);
        var told = 0;
        using var listening = app.Services.GetRequiredService<IOptionsMonitor<JobOptions>>().OnChange(_ => told++);
        app.Options<JobOptions>().MaxPerOwner.Should().Be(3);
        app.Options<QueueOptions>("mail").Concurrency.Should().Be(2);

        app.Change(("Jobs:MaxPerOwner", "4"), ("Queues:mail:Concurrency", "1"), ("Queues:print:Concurrency", "9"));

        app.Options<JobOptions>().MaxPerOwner.Should().Be(4);
        app.Options<QueueOptions>("mail").Concurrency.Should().Be(1);
        app.Services.GetRequiredService<ConfiguredQueues>().Names.Should().Contain("print");
        told.Should().Be(1);
    }

    [Theory]
    [InlineData("Jobs:MaxPerOwner", "0")]
    [InlineData("Jobs:MaxPerOwner", "x")]
    public void A_wrong_change_is_told_and_the_last_good_values_stay(string key, string value)
    {
        using var app = new ConfiguredApp([("Jobs:MaxPerOwner", "3"), ("Jobs:MaxAttempts", "9")]);
        app.Options<JobOptions>().MaxPerOwner.Should().Be(3);

        app.Change((key, value), ("Jobs:MaxAttempts", "8"));

        app.Options<JobOptions>().Should().BeEquivalentTo(new { MaxPerOwner = 3, MaxAttempts = 9 });
        app.Log.Lines.Should().ContainSingle().Which.Should().Contain("JobKit:Jobs is not taken").And.Contain("JobKit:Jobs:MaxPerOwner is");

        app.Change((key, "5"));

        app.Options<JobOptions>().Should().BeEquivalentTo(new { MaxPerOwner = 5, MaxAttempts = 8 });
    }

    [Fact]
    public void A_wrong_queue_keeps_the_other_queues_as_they_were()
    {
        using var app = new ConfiguredApp([("Queues:mail:Concurrency", "2")]);
        app.Options<QueueOptions>("mail").Concurrency.Should().Be(2);

        app.Change(("Queues:mail:Concurrency", "1"), ("Queues:print:Concurrency", "0"));

        app.Options<QueueOptions>("mail").Concurrency.Should().Be(2);
        app.Services.GetRequiredService<ConfiguredQueues>().Names.Should().NotContain("print");
    }
}
