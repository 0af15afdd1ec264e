using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobKit.Tests.Migration.Flags;

public sealed class JobKitEnvironmentTests
{
    private readonly SharedFlagStore _store = new();

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "USE_BACKGROUND_JOBS", "yes", "USE_BACKGROUND_JOBS is \"yes\". It must be true, false or empty.*" },
        { "BACKGROUND_JOBS_PERCENTAGE", "5%", "BACKGROUND_JOBS_PERCENTAGE is \"5%\". It must be a number from 0 to 100 with at most 4 decimals.*" },
        { "BACKGROUND_JOBS_PERCENTAGE", "101", "BACKGROUND_JOBS_PERCENTAGE is \"101\".*" },
        { "ENABLE_JOB_MONITORING", "1", "ENABLE_JOB_MONITORING is \"1\". It must be true, false or empty. Set it to one of these, or remove it." },
        { "MONITORING_ENABLED", "TRUE", "MONITORING_ENABLED is \"TRUE\".*" },
        { "ENABLE_AUTO_PROCESSING", "on", "ENABLE_AUTO_PROCESSING is \"on\".*" },
        { "NEXT_PUBLIC_FEATURE_FLAGS", "{", "NEXT_PUBLIC_FEATURE_FLAGS is \"{\". It must be a JSON object of flags' names and true or false, like {\"backgroundJobs\":true}. Correct it, or remove it." },
        { "NEXT_PUBLIC_FEATURE_FLAGS", """{"a":"yes"}""", "NEXT_PUBLIC_FEATURE_FLAGS is*" },
        { "NEXT_PUBLIC_FEATURE_FLAGS", "null", "NEXT_PUBLIC_FEATURE_FLAGS is*" },
    };

    [Fact]
    public async Task The_seeds_three_flags_begin_as_its_variables_say()
    {
        await using var node = await NodeAsync(
            ("USE_BACKGROUND_JOBS", "true"), ("BACKGROUND_JOBS_PERCENTAGE", "12.5"), ("ENABLE_JOB_MONITORING", "true"), ("ENABLE_AUTO_PROCESSING", "false"));

        node.Flags.GetAll().Values.Select(it => (it.Name, it.Description, it.Enabled, it.Share.Percent)).Should().BeEquivalentTo(
        [
            ("backgroundJobs", "Use background job processing for long-running operations", true, 12.5m),
            ("jobMonitoring", "Enable job monitoring dashboard", true, 100m),
            ("autoProcessing", "Enable automatic job processing", false, 100m),
        ]);
    }

    [Fact]
    public async Task Without_variables_they_are_off_as_in_the_seed()
    {
        await using var node = await NodeAsync();

        node.Flags.GetAll().Values.Select(it => (it.Name, it.Enabled, it.Share.Percent)).Should().BeEquivalentTo(
            [("backgroundJobs", false, 0m), ("jobMonitoring", false, 100m), ("autoProcessing", false, 100m)]);
    }

    [Fact]
    public async Task A_restart_undoes_no_change()
    {
        await using (var first = await NodeAsync(("USE_BACKGROUND_JOBS", "true"), ("BACKGROUND_JOBS_PERCENTAGE", "50")))
        {
            await first.Flags.UpdateAsync("backgroundJobs", it => it with { Enabled = false, Share = TrafficShare.None }, new("alice", "rollback"));
        }

        await using var second = await NodeAsync(("USE_BACKGROUND_JOBS", "true"), ("BACKGROUND_JOBS_PERCENTAGE", "50"));

        second.Flags.GetAll()["backgroundJobs"].Enabled.Should().BeFalse();
    }

    [Theory]
    [InlineData("true", RouteOverride.Candidate)]
    [InlineData("false", RouteOverride.Legacy)]
    [InlineData("", RouteOverride.None)]
    public void The_switch_forces_its_side_on_all_rollouts_of_the_process(string value, RouteOverride side)
    {
        Options<MigrationOptions>(("USE_BACKGROUND_JOBS", value)).Override.Should().Be(side);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData(null, true)]
    public void Auto_processing_decides_whether_the_node_runs_jobs(string? value, bool runs)
    {
        Options<WorkerOptions>(("ENABLE_AUTO_PROCESSING", value)).Enabled.Should().Be(runs);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_value_stops_the_start_and_names_the_variable(string variable, string value, string sentence)
    {
        var start = () => Options<MigrationOptions>((variable, value));

        start.Should().Throw<OptionsValidationException>().Which.Failures.Should().ContainSingle().Which.Should().Match(sentence);
    }

    [Fact]
    public void Two_variables_for_one_thing_must_not_contradict_each_other()
    {
        var start = () => Options<MigrationOptions>(("ENABLE_JOB_MONITORING", "true"), ("MONITORING_ENABLED", "false"));

        start.Should().Throw<OptionsValidationException>().WithMessage("*ENABLE_JOB_MONITORING and MONITORING_ENABLED contradict each other*");
    }

    [Fact]
    public async Task Forced_flags_beat_the_store_and_cannot_be_changed_here()
    {
        await using var node = await NodeAsync(("NEXT_PUBLIC_FEATURE_FLAGS", """{"backgroundJobs":true,"unknown":true}"""));

        node.Flags.Evaluate("backgroundJobs", default).Should().Be(new FlagEvaluation { Enabled = true, Reason = FlagReason.Override, Version = 1 });
        (await node.Flags.IsEnabledAsync("unknown")).Should().BeTrue();
        var flag = (await node.Flags.FindAsync("backgroundJobs"))!;
        foreach (var update in new Func<Task>[]
        {
            () => node.Flags.UpdateAsync(flag, new("alice", "why")), () => node.Flags.UpdateAsync("backgroundJobs", it => it, new("alice", "why")),
        })
        {
            await update.Should().ThrowAsync<FeatureFlagLockedException>().WithMessage("The flag backgroundJobs is forced by the configuration*");
        }
    }

    private Task<FlagNode> NodeAsync(params (string Name, string? Value)[] variables) =>
        FlagNode.StartAsync(_store, it => it.AddJobKitEnvironment(Read(variables)));

    private static T Options<T>(params (string Name, string? Value)[] variables)
        where T : class
    {
        var services = new ServiceCollection();
        services.AddJobMigration(it => it.AddJobKitEnvironment(Read(variables)));
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<T>>().Value;
    }

    private static Func<string, string?> Read((string Name, string? Value)[] variables) =>
        name => variables.FirstOrDefault(it => it.Name == name).Value;
}
