using JobKit.Migration;
using JobKit.Storage;
using JobKit.Testing;

namespace JobKit.Tests.Migration.Act;

/// <summary>An app whose nodes share their stores, in one process and virtual time.</summary>
internal sealed class RolloutApp
{
    private readonly List<RolloutAppNode> _nodes = [];

    public RolloutApp()
    {
        Events = new(Clock);
        Jobs = new(Clock);
        Store = new(new InMemoryRolloutStore(Events, Jobs));
        Observations = new(Clock);
    }

    public ManualTimeProvider Clock { get; } = new(Some.Now);

    public InMemoryRolloutEvents Events { get; }

    public InMemoryJobStore Jobs { get; }

    public HookedRolloutStore Store { get; }

    public InMemoryObservationStore Observations { get; }

    public RolloutAppNode Node(Action<Microsoft.Extensions.DependencyInjection.IJobMigrationBuilder>? configure = null)
    {
        var node = new RolloutAppNode(this, configure);
        _nodes.Add(node);
        return node;
    }

    /// <summary>A plan whose cohorts last 5 s, and which decides quickly.</summary>
    public static RolloutPlan Plan(Func<RolloutPlan, RolloutPlan>? shape = null)
    {
        var plan = Some.Plan(it => it with
        {
            Parameters = new()
            {
                Cohort = TimeSpan.FromSeconds(5),
                MinDwell = TimeSpan.FromSeconds(10),
                MaturationWindow = TimeSpan.FromSeconds(1),
                Gates = new() { MarginErrors = .1 },
            },
        });
        return shape is null ? plan : shape(plan);
    }

    /// <summary>Of a legacy so slow that no unit of a test is slower.</summary>
    public static StageBaseline Baseline { get; } = new([], StageBaseline.None.Latency.Add("/start", new(new(1_000_000, 1_000_000, 1_000_000), new(1_000_000, 1_000_000, 1_000_000))));

    /// <summary>Puts a rollout into the store as it is to begin.</summary>
    public async Task<Rollout> BeginAsync(
        MigrationStage stage, decimal share = 0, RolloutMode mode = RolloutMode.Advise, Func<Rollout, Rollout>? shape = null, RolloutPlan? plan = null)
    {
        plan ??= Plan();
        var rollout = new Rollout
        {
            Key = plan.Key,
            Plan = plan,
            Salt = plan.Salt,
            Epoch = 1,
            Stage = stage,
            Share = Some.Share(share),
            Mode = mode,
            EnteredAt = Clock.GetUtcNow(),
            Baselines = stage >= MigrationStage.Canary ? Baseline.ToJson() : null,
        };
        var change = new RolloutChange
        {
            Before = null,
            After = shape is null ? rollout : shape(rollout),
            Event = new() { Key = plan.Key, Actor = "test", Kind = RolloutEventKind.Created },
        };
        return RolloutRows.Read((await Store.WriteAsync(RolloutRows.Write(change), default))!);
    }

    public async Task<Rollout> ReadAsync() => RolloutRows.Read((await Store.ReadAsync(Some.Key, default)).Rollouts[0]);

    public async Task<RolloutEvent> NewestEventAsync() => (await Events.ReadEventsAsync(0, 10_000, null, default))[^1];

    public async Task StopAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }
    }
}
