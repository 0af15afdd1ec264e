using System.Diagnostics;
using JobKit;
using JobKit.Migration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Snippets;

internal sealed class MovingAnEndpoint(ITrafficRouters routers, MigrationMonitor monitor, IJobQueue queue, Func<CreateReport, Task<Report>> original)
{
    private readonly ObservedEndpoint _endpoint = monitor.Endpoint("create-report", "POST /api/report/create");
    private readonly ITrafficRouter _router = routers.For("create-report");

    public static RolloutPlan Read(string json)
    {
        #region plan-read
        var plan = RolloutPlan.FromJson(json);                                                 // or all that is wrong with it
        plan = PlanFeasibility.Of(plan, unitsPerSecond: 5, errorRate: 0.01).Require();          // or what its traffic would need
        #endregion
        return plan;
    }

    public static void Register(IServiceCollection services)
    {
        #region rollout-register
        services.AddBackgroundJobs(jobs => jobs
            .AddHandler<CreateReport, Report, CreateReportHandler>()
            .UseEntityFrameworkCore(options => options.UseSqlite("Data Source=jobs.db")));
        services.AddJobMigration(migration => migration
            .UseEntityFrameworkCore()
            .AddRollout<CreateReport>("plans/create-report.json", flag: "backgroundJobs"));
        #endregion
    }

    #region route-by-hand
    public async Task<object> CreateAsync(CreateReport request, string? userId, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var decision = _router.Route(new() { Unit = userId });
        var observed = monitor.Begin(_endpoint, decision);
        var outcome = RequestOutcome.Failed;
        try
        {
            if (decision.Side == MigrationSide.Legacy)
            {
                var report = await original(request);
                outcome = RequestOutcome.Succeeded;
                return report;
            }

            // The job carries the stamp, so that its end counts for this minute and this side, whenever it comes.
            // A client that leaves meanwhile has its job all the same, as it has its report.
            var job = await queue.EnqueueAsync(request, new() { Owner = userId, Metadata = observed.Stamp(decision)?.ToMetadata() }, CancellationToken.None);
            outcome = job.IsNew ? RequestOutcome.Accepted : RequestOutcome.Repeated;
            return job.Id;
        }
        finally
        {
            monitor.Record(observed, (long)Stopwatch.GetElapsedTime(began).TotalMicroseconds, outcome);
        }
    }
    #endregion

    public static async Task OperateAsync(IRollouts rollouts, CancellationToken ct)
    {
        #region rollout-operate
        var alice = new OperatorAction("alice", "week 3: 5 %");
        var rollout = await rollouts.StartAsync(new("create-report", alice), cancellationToken: ct);

        rollout = await rollouts.SetModeAsync(new("create-report", alice, rollout.Version), RolloutMode.Auto, ct);
        await rollouts.ApproveAsync(new("create-report", new("bob", "all checks passed")), MigrationStage.Complete, ct);
        #endregion
    }

    public static async Task RollBackAsync(IRollouts rollouts, CancellationToken ct)
    {
        #region rollout-back
        var answer = await rollouts.RollBackAsync("create-report", new("alice", "wrong page numbers"), idempotencyKey: "incident-42", cancellationToken: ct);

        // Later, understood: the cool-down over, it may be started again.
        await rollouts.AcknowledgeAsync(new("create-report", new("alice", "fixed in 3.1")), ct);
        #endregion
        _ = answer;
    }
}
