using JobKit.Migration;
using JobKit.Tests.Migration.Flags;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Registration.Configuration;

public sealed class ConfiguredFlagsTests
{
    private readonly SharedFlagStore _store = new();

    [Fact]
    public async Task A_flag_of_the_configuration_is_added_to_the_store()
    {
        await using var node = await NodeAsync(
            ("page:Enabled", "true"), ("page:Description", "The new page"), ("page:RolloutPercentage", "0.5"), ("page:UserGroups:0", "staff"), ("page:ClientVisible", "true"));

        node.Flags.GetAll()["page"].Should().BeEquivalentTo(new
        {
            Enabled = true,
            Description = "The new page",
            Share = TrafficShare.FromPercent(0.5m),
            Groups = new[] { "staff" },
            ClientVisible = true,
        });
    }

    [Fact]
    public async Task What_the_store_has_stays_and_what_code_adds_wins()
    {
        await using (var first = await NodeAsync(("page:Enabled", "true")))
        {
            await first.Flags.UpdateAsync("page", it => it with { Enabled = false }, new("alice", "broken"));
        }

        await using var second = await FlagNode.StartAsync(_store, it => Configure(it, [("page:Enabled", "true"), ("menu:Description", "from the file")])
            .AddFlag(new() { Name = "menu", Description = "from code" }));

        second.Flags.GetAll()["page"].Enabled.Should().BeFalse();
        second.Flags.GetAll()["menu"].Description.Should().Be("from code");
    }

    [Fact]
    public async Task A_locked_flag_is_this_process_s_alone()
    {
        await using var node = await NodeAsync(("page:Enabled", "true"), ("page:Locked", "true"));

        (await node.Flags.IsEnabledAsync("page")).Should().BeTrue();
        node.Flags.GetAll().Should().NotContainKey("page");
    }

    [Fact]
    public async Task What_code_forces_leaves_the_configuration_s_locks_and_wins_over_one_of_the_same_name()
    {
        await using var node = await FlagNode.StartAsync(_store, it => Configure(it, [("page:Locked", "true"), ("menu:Locked", "true"), ("menu:Enabled", "true")])
            .AddJobKitEnvironment(name => name == "NEXT_PUBLIC_FEATURE_FLAGS" ? """{"menu":false,"cart":true}""" : null)
            .AddFlag(new() { Name = "page", Enabled = true }));

        (await node.Flags.IsEnabledAsync("page")).Should().BeFalse("the configuration locks it");
        (await node.Flags.IsEnabledAsync("menu")).Should().BeFalse();
        (await node.Flags.IsEnabledAsync("cart")).Should().BeTrue();
    }

    private Task<FlagNode> NodeAsync(params (string Key, string Value)[] flags) => FlagNode.StartAsync(_store, it => Configure(it, flags));

    private static IJobMigrationBuilder Configure(IJobMigrationBuilder migration, (string Key, string Value)[] flags)
    {
        migration.Services.AddSingleton<IConfiguration>(
            new ConfigurationBuilder().AddInMemoryCollection(flags.Select(it => KeyValuePair.Create("JobKit:Flags:" + it.Key, (string?)it.Value))).Build());
        return migration;
    }
}
