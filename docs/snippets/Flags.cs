using JobKit;
using JobKit.EntityFrameworkCore;
using JobKit.Migration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Snippets;

internal static class Flags
{
    public static void Add(IServiceCollection services)
    {
        #region add-flags
        services.AddBackgroundJobs(jobs => jobs
            .AddHandler<SendReceipt, SendReceiptHandler>()
            .UseEntityFrameworkCore(options => options.UseSqlite("Data Source=jobs.db")));
        services.AddJobMigration(migration => migration
            .UseEntityFrameworkCore()                       // beside the jobs; without it in memory
            .AddFlag(new() { Name = "illustrations", Enabled = true, Share = TrafficShare.FromPercent(5) }));
        #endregion
    }

    public static async Task MigrateAsync(IServiceProvider services, CancellationToken ct)
    {
        #region migration-script
        await services.MigrateBackgroundJobsAsync(ct);      // adds what is missing, the jobs' tables too; or, as SQL,
        var script = services.GetJobMigrationScript();      // the migration's tables for a database that has the jobs'
        #endregion
        _ = script;
    }

    public static void ReadEnvironment(IServiceCollection services)
    {
        #region flags-environment
        services.AddJobMigration(migration => migration.AddJobKitEnvironment());
        #endregion
    }

    public static void Evaluate(IFeatureFlags flags, string userId, IReadOnlyList<string> groups)
    {
        #region evaluate-flag
        var answer = flags.Evaluate("illustrations", new() { TargetingKey = userId, Groups = groups });
        Console.WriteLine($"{answer.Enabled} {answer.Variant} because {answer.Reason}, version {answer.Version}");
        #endregion
    }

    public static async Task AskAsync(IFeatureFlags flags, string userId, CancellationToken ct)
    {
        #region ask-flag
        if (await flags.IsEnabledAsync("illustrations", new() { TargetingKey = userId }, defaultValue: false, ct))
        {
            // ...
        }
        #endregion
    }

    public static async Task ChangeAsync(IFeatureFlags flags, CancellationToken ct)
    {
        #region change-flag
        var flag = await flags.FindAsync("illustrations", ct);
        await flags.UpdateAsync(flag! with { Share = TrafficShare.FromPercent(25) }, new OperatorAction("alice", "5 % looked good"), ct);

        await flags.UpdateAsync("illustrations", it => it with { Enabled = false }, new OperatorAction("alice", "printer on fire"), ct);
        #endregion
    }

    public static async Task AuditAsync(IRolloutEventStore events, CancellationToken ct)
    {
        #region audit-events
        var all = await events.ReadEventsAsync(after: 0, limit: 1_000, key: null, ct);
        var broken = RolloutEventChain.FirstBroken(all, RolloutEventTip.Start);     // null, or the id where somebody changed something
        #endregion
        _ = broken;
    }

    private sealed class OwnContext(DbContextOptions<OwnContext> options) : DbContext(options)
    {
        #region migration-model
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddBackgroundJobs().AddJobMigration();
        #endregion
    }
}
