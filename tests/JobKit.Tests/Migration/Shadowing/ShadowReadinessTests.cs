using JobKit.Migration;
using JobKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Migration.Shadowing;

public sealed class ShadowReadinessTests
{
    [Fact]
    public async Task An_app_whose_shadowed_handler_does_not_say_that_it_is_safe_does_not_start()
    {
        var start = () => Readiness(jobs => jobs.AddHandler<Draw, CarelessHandler>()).StartingAsync(default);

        (await start.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should()
            .Contain("\"draw\"").And.Contain(nameof(CarelessHandler)).And.Contain("[ShadowSafe]").And.Contain("Adapt<");
    }

    [Fact]
    public async Task It_starts_with_the_attribute_or_with_adapters_or_where_another_node_runs_the_job()
    {
        await Readiness(jobs => jobs.AddHandler<Draw, Drawing, DrawHandler>()).StartingAsync(default);
        await Readiness(jobs => jobs.AddJob<Draw>()).StartingAsync(default);
        await Readiness(
            jobs =>
            {
                jobs.Services.AddScoped<IPen, InkPen>();
                jobs.AddHandler<Draw, CarelessHandler>();
            },
            it => it.Adapt<IPen, PaperPen>()).StartingAsync(default);
    }

    [Fact]
    public async Task It_does_not_start_with_an_unknown_job_or_answers_that_go_before_the_deadline()
    {
        var unknown = () => Readiness(_ => { }).StartingAsync(default);
        var gone = () => Readiness(jobs => jobs.AddJob<Draw>(), it => it.Keep(TimeSpan.FromHours(1)).Deadline(TimeSpan.FromHours(2))).StartingAsync(default);

        await unknown.Should().ThrowAsync<InvalidOperationException>().WithMessage("*no registered job type*");
        await gone.Should().ThrowAsync<InvalidOperationException>().WithMessage("*Keep() must be at least Deadline()*");
    }

    [Fact]
    public void A_plan_with_the_stage_Shadow_needs_an_experiment()
    {
        var readiness = Readiness(jobs => jobs.AddJob<Draw>());

        readiness.Problem("draw").Should().BeNull();
        readiness.Problem("other").Should().Contain("\"other\"").And.Contain("AddShadow");
    }

    [Fact]
    public void Wrong_declarations_are_refused_where_they_are_written()
    {
        static Action Declare(Action<ShadowExperiment<Draw>> configure, string key = "draw") =>
            () => new ServiceCollection().AddJobMigration(migration => migration.AddShadow(key, configure));

        Declare(_ => { }, "").Should().Throw<ArgumentException>();
        Declare(_ => { }, new('x', 101)).Should().Throw<ArgumentException>();
        Declare(it => it.Ignore("id")).Should().Throw<ArgumentException>();
        Declare(it => it.Tolerance("$.n", -1)).Should().Throw<ArgumentException>();
        Declare(it => it.Tolerance("$.n", TimeSpan.FromTicks(-1))).Should().Throw<ArgumentException>();
        Declare(it => it.PerMinute(0)).Should().Throw<ArgumentException>().WithMessage("*between 1 and 100000*60*");
        Declare(it => it.CostPerHour(0, _ => 1)).Should().Throw<ArgumentException>();
        Declare(it => it.Deadline(TimeSpan.FromSeconds(59))).Should().Throw<ArgumentException>();
        Declare(it => it.Keep(TimeSpan.FromDays(8))).Should().Throw<ArgumentException>();
        Declare(it => it.MeasureNoise(0)).Should().Throw<ArgumentException>();
        var twice = () => new ServiceCollection().AddJobMigration(migration => migration.AddShadow<Draw>("draw").AddShadow<Draw>("draw"));
        twice.Should().Throw<InvalidOperationException>().WithMessage("*has an experiment already*");
    }

    private static ShadowReadiness Readiness(Action<IBackgroundJobsBuilder> jobs, Action<ShadowExperiment<Draw>>? experiment = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new ManualTimeProvider());
        services.AddBackgroundJobs(jobs);
        services.AddJobMigration(migration => migration.AddShadow("draw", experiment));
        return services.BuildServiceProvider().GetRequiredService<ShadowReadiness>();
    }
}
