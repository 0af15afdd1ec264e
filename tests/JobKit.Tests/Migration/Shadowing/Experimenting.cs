using JobKit.Migration;
using JobKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Migration.Shadowing;

/// <summary>An experiment with the parts that an app's container would give it.</summary>
internal static class Experimenting
{
    public static Experiment Make(Action<ShadowExperiment<Draw>>? configure = null, TimeProvider? clock = null)
    {
        var services = new ServiceCollection();
        services.AddBackgroundJobs(jobs => jobs.AddHandler<Draw, Drawing, DrawHandler>());
        services.AddSingleton<Drawer>();
        services.AddSingleton(clock ?? new ManualTimeProvider());
        services.AddJobMigration(migration => migration.AddShadow("draw", configure));
        return services.BuildServiceProvider().GetRequiredService<Experiments>().Find("draw")!;
    }

    public static RouteStamp Stamp(string key = "draw", long epoch = 3) => new()
    {
        Cohort = new(key, epoch, "/draw", DateTimeOffset.UnixEpoch.AddDays(20_000), ObservedArm.LegacyTargeted),
        Stage = MigrationStage.Shadow,
        Reason = RouteReason.Static,
    };

    public static RouteDecision Shadowing => new() { Stage = MigrationStage.Shadow, Side = MigrationSide.Legacy, Reason = RouteReason.Static };
}
