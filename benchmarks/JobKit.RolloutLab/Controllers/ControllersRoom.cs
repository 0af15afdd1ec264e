using JobKit.Migration;
using Microsoft.Extensions.Logging.Abstractions;

namespace JobKit.RolloutLab;

/// <summary>What all actors of a run share: the store, the evidence, the clock.</summary>
internal sealed class ControllersRoom
{
    private readonly IRolloutStore _store;
    private readonly RolloutWriter _writer;
    private readonly VirtualClock _clock;

    public ControllersRoom(RolloutPlan plan, IRolloutStore store, SharedEvidence evidence, VirtualClock clock)
    {
        (Plan, Evidence, _store, _clock) = (plan, evidence, store, clock);
        _writer = new RolloutWriter(store, [], clock, NullLogger<RolloutWriter>.Instance);
        Write(CreateRollout.Of(plan, TrafficShare.None, OperatorAction.App, Now));
        Write(AdvanceRollout.Start(Read("app", "start")));
    }

    public RolloutPlan Plan { get; }

    public SharedEvidence Evidence { get; }

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>When the first rollback was asked for.</summary>
    public DateTimeOffset? AskedAt { get; set; }

    public Rollout Rollout => Read("app", "look").Rollout;

    // Stores in memory answer at once: nothing here ever waits.
    public RolloutMove Read(string actor, string reason) => _writer.ReadAsync(Plan.Key, new(actor, reason), default).GetAwaiter().GetResult();

    public bool Write(RolloutChange change) => _writer.TryAsync(change, default).GetAwaiter().GetResult() is not null;

    public RolloutLease? TakeLease(string owner, TimeSpan duration) => _store.TakeLeaseAsync(Plan.Key, owner, duration, default).GetAwaiter().GetResult();
}
