using JobKit.Migration;
using JobKit.Tests.Migration.Compat;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Migration.Verify;

public sealed class ChecklistJudgesTests
{
    private static readonly VerificationMeasures Busy = Measured.Well with { Workers = [Measured.Well.Workers[0] with { Busy = 4 }] };

    [Theory]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public Task Queue_depth_is_normal_under_10_due_jobs(int due, bool passes) =>
        JudgeAsync("queueDepth", Measured.Well.With(Measured.Queue("default", due, due)), passes);

    [Theory]
    [InlineData(951, 49, true)]
    [InlineData(95, 5, false)]
    public Task Errors_are_acceptable_under_5_percent(int completed, int failed, bool passes) =>
        JudgeAsync("errorRate", Measured.Well.WithEnded(completed, failed), passes);

    [Fact]
    public async Task Capacity_is_a_free_slot_of_a_live_worker()
    {
        await JudgeAsync("processingCapacity", Measured.Well, true);
        await JudgeAsync("processingCapacity", Busy, false);
        await JudgeAsync("processingCapacity", Measured.Well with { Workers = [Measured.Well.Workers[0] with { HeartbeatAge = TimeSpan.FromMinutes(1) }] }, false);
    }

    [Fact]
    public async Task Every_type_needs_a_live_worker_that_handles_it()
    {
        await JudgeAsync("allJobTypes", Measured.Well, true, "story");
        await JudgeAsync("allJobTypes", Measured.Well, false, "story", "image");
        await JudgeAsync("allJobTypes", Measured.Well with { Statistics = Measured.Well.Statistics with { PendingTypes = ["orphan"] } }, false);
    }

    [Fact]
    public async Task The_rest_is_judged_by_the_probe_and_the_statistics()
    {
        await JudgeAsync("healthEndpoint", Measured.Well, true);
        await JudgeAsync("healthEndpoint", Measured.Well.WithEnded(0, 100), false);
        await JudgeAsync("averageProcessingTime", Measured.Well, true);
        await JudgeAsync("averageProcessingTime", Measured.Well with { LastHour = [] }, false);
        await JudgeAsync("metricsCollected", Measured.Well, true);
        await JudgeAsync("metricsCollected", Measured.Well with { LastHour = [.. Measured.Ended(5, 0)] }, false);
        await JudgeAsync("cancellation", Measured.Well, true);
        await JudgeAsync("cancellation", Measured.Well, false, Measured.Probed with { Cancelled = false });
    }

    [Theory]
    [InlineData("""{"id":"sb-1","title":"T","pages":1}""", true)]
    [InlineData("""{"id":"sb-2","title":"T","pages":1}""", false)]
    public Task The_compatibility_layer_works_while_contracts_give_their_recorded_answers(string response, bool passes) =>
        JudgeAsync("compatibilityLayer", Measured.Well, passes, Measured.Probed, Given.Builder().Sample("""{"title":"T"}""", """{"storybookId":"sb-1","pages":1}""", response).Build());

    private static Task JudgeAsync(string check, VerificationMeasures measures, bool passes, params string[] types) =>
        JudgeAsync(check, measures, passes, Measured.Probed, null, types);

    private static Task JudgeAsync(string check, VerificationMeasures measures, bool passes, ProbeOutcome probe) => JudgeAsync(check, measures, passes, probe, null);

    private static async Task JudgeAsync(string check, VerificationMeasures measures, bool passes, ProbeOutcome probe, LegacyContract? contract, params string[] types)
    {
        var services = new ServiceCollection();
        services.AddSingleton(Given.Json);
        services.AddSingleton(new JobTypeRegistry([new() { Name = "storybook", ClrType = typeof(Story) }], TimeProvider.System));
        foreach (var type in types)
        {
            services.AddSingleton(new JobTypeDefinition { Name = type, ClrType = typeof(Story) });
        }

        if (contract is not null)
        {
            services.AddSingleton(contract);
        }

        await using var provider = services.BuildServiceProvider();
        (await ChecklistJudges.Of(check)(new(provider, "", measures, probe), default)).Passed.Should().Be(passes, check);
    }
}
