using JobKit.Migration;
using JobKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Migration.Shadowing;

/// <summary>The request's side: nothing runs here, so what is handed over stays in the inbox.</summary>
public sealed class ShadowCaptureTests
{
    private readonly ShadowCounter _counter = new();

    [Fact]
    public void The_same_tenth_of_the_units_is_wanted_always_and_other_units_than_are_exposed_first()
    {
        var shadow = Make();
        var seed = StableHash.SeedOf("draw", RouteLayer.Exposure);
        var units = Enumerable.Range(0, 10_000).Select(unit => $"user-{unit}").ToList();

        var wanted = units.Where(unit => shadow.Wants("draw", Experimenting.Shadowing, unit)).ToList();

        wanted.Count.Should().BeInRange(900, 1100);
        units.Where(unit => shadow.Wants("draw", Experimenting.Shadowing, unit)).Should().Equal(wanted);
        wanted.Count(unit => StableHash.Bucket(StableHash.Of(unit, seed)) < 100_000).Should().BeInRange(60, 140);
    }

    [Fact]
    public void A_request_without_a_unit_is_drawn_by_chance()
    {
        var shadow = Make(chance: new Random(1));

        Enumerable.Range(0, 10_000).Count(i => shadow.Wants("draw", Experimenting.Shadowing, i % 2 == 0 ? null : " ")).Should().BeInRange(900, 1100);
    }

    [Fact]
    public void Only_what_legacy_answers_in_the_stage_Shadow_is_wanted_and_not_against_the_environment()
    {
        var shadow = Make(it => it.Sample(TrafficShare.All));
        var shadowing = Experimenting.Shadowing;

        shadow.Wants("draw", shadowing, "u").Should().BeTrue();
        shadow.Wants("other", shadowing, "u").Should().BeFalse();
        shadow.Wants(null!, shadowing, "u").Should().BeFalse();
        shadow.Wants("draw", shadowing with { Side = MigrationSide.Candidate }, "u").Should().BeFalse();
        shadow.Wants("draw", shadowing with { Reason = RouteReason.Override }, "u").Should().BeFalse();
        foreach (var stage in Enum.GetValues<MigrationStage>().Except([MigrationStage.Shadow]))
        {
            shadow.Wants("draw", shadowing with { Stage = stage }, "u").Should().BeFalse();
        }
    }

    [Fact]
    public void A_capture_is_handed_over_and_what_cannot_be_is_counted_and_never_thrown()
    {
        var shadow = Make();
        var capture = ShadowNode.Captured();

        shadow.Capture(capture).Should().Be(ShadowIntake.Taken);
        shadow.Capture(capture with { Answer = ShadowAnswer.OfBody(new byte[ShadowDoor.MostBytes]) }).Should().Be(ShadowIntake.Taken);
        shadow.Capture(capture with { Answer = ShadowAnswer.OfBody(new byte[ShadowDoor.MostBytes + 1]) }).Should().Be(ShadowIntake.TooLarge);
        shadow.Capture(capture with { Stamp = Experimenting.Stamp("other") }).Should().Be(ShadowIntake.Unknown);
        shadow.Capture(capture with { Job = "no drawing" }).Should().Be(ShadowIntake.Unknown);
        shadow.Capture(capture with { Job = null! }).Should().Be(ShadowIntake.Unknown);
        shadow.Capture(null!).Should().Be(ShadowIntake.Unknown);

        _counter.Counts.Should().Be(new ShadowIntakeCounts { Taken = 2, TooLarge = 1, Unknown = 4 });
    }

    [Fact]
    public void What_is_too_much_is_dropped_at_once()
    {
        var shadow = Make();
        var capture = ShadowNode.Captured();

        var intakes = Enumerable.Range(0, ShadowInbox.Capacity + 10).Select(_ => shadow.Capture(capture)).ToList();

        intakes.Take(ShadowInbox.Capacity).Should().OnlyContain(intake => intake == ShadowIntake.Taken);
        intakes.Skip(ShadowInbox.Capacity).Should().OnlyContain(intake => intake == ShadowIntake.Full);
        _counter.Counts.Full.Should().Be(10);
    }

    [Fact]
    public async Task A_trial_in_code_gives_the_controls_answer_and_captures_it()
    {
        var shadow = Make(it => it.Sample(TrafficShare.All));

        (await RunAsync(shadow, () => new Draw("a"))).Should().Be("legacy");
        (await RunAsync(shadow, () => throw new InvalidOperationException("no job"))).Should().Be("legacy", "nothing of a trial changes the answer");
        (await RunAsync(shadow, () => new Draw("a"), stage: MigrationStage.Off)).Should().Be("legacy");

        _counter.Counts.Should().Be(new ShadowIntakeCounts { Taken = 1 });
    }

    [Fact]
    public async Task A_trial_lets_the_controls_exception_through_and_captures_it_but_not_a_cancellation()
    {
        var shadow = Make(it => it.Sample(TrafficShare.All));

        var failing = () => RunAsync(shadow, () => new Draw("a"), control: _ => throw new TimeZoneNotFoundException());
        var cancelled = () => RunAsync(shadow, () => new Draw("a"), control: _ => throw new OperationCanceledException());

        await failing.Should().ThrowAsync<TimeZoneNotFoundException>();
        await cancelled.Should().ThrowAsync<OperationCanceledException>();
        _counter.Counts.Should().Be(new ShadowIntakeCounts { Taken = 1 });
    }

    private static Task<string> RunAsync(
        ShadowDoor shadow, Func<object> job, Func<CancellationToken, Task<string>>? control = null, MigrationStage stage = MigrationStage.Shadow)
    {
        var monitor = new MigrationMonitor(new ManualTimeProvider());
        var decision = Experimenting.Shadowing with { Stage = stage };
        return shadow.Use(control ?? (_ => Task.FromResult("legacy"))).Try(job).RunAsync(monitor.Begin(monitor.Endpoint("draw", "/draw"), decision), decision, "u");
    }

    private ShadowDoor Make(Action<ShadowExperiment<Draw>>? configure = null, Random? chance = null)
    {
        var services = new ServiceCollection();
        services.AddBackgroundJobs(jobs => jobs.AddHandler<Draw, Drawing, DrawHandler>());
        services.AddJobMigration(migration => migration.AddShadow("draw", configure));
        var experiments = services.BuildServiceProvider().GetRequiredService<Experiments>();
        return new(experiments, new(), _counter, chance ?? new Random(0), new ManualTimeProvider());
    }
}
