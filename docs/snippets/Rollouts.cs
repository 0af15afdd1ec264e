using JobKit;
using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;

namespace Snippets;

internal static class Rollouts
{
    public static void Add(IServiceCollection services)
    {
        #region add-rollout
        services.AddBackgroundJobs(jobs => jobs
            .AddHandler<SendReceipt, SendReceiptHandler>());
        services.AddJobMigration(migration => migration
            .AddRollout("plans/create-storybook.json", flag: "backgroundJobs"));
        #endregion
    }

    public static MigrationSide Route(ITrafficRouters routers, string userId)
    {
        #region route-request
        var decision = routers.For("create-storybook").Route(new() { Unit = userId });
        #endregion
        return decision.Side;
    }

    public static async Task MoveAsync(IRollouts rollouts, CancellationToken ct)
    {
        #region move-rollout
        var alice = new OperatorAction("alice", "the shadow matched for a week");
        var rollout = await rollouts.StartAsync(new("create-storybook", alice), cancellationToken: ct);
        rollout = await rollouts.SetModeAsync(new("create-storybook", alice, rollout.Version), RolloutMode.Auto, ct);

        var why = rollouts.Outlook("create-storybook")?.Verdict.Reasons;                       // what the policy waits for

        await rollouts.RollBackAsync("create-storybook", new("bob", "printer on fire"), idempotencyKey: "f3a1", cancellationToken: ct);
        #endregion
        _ = why;
    }
}
