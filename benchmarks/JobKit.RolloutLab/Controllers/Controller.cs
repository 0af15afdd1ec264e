using JobKit.Migration;

namespace JobKit.RolloutLab;

/// <summary>A node's driver in small steps: read, decide by the production policy, take the lease, write by the production transitions.</summary>
internal sealed class Controller : IActor
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    private readonly string _name;
    private readonly ControllersRoom _room;
    private readonly SequentialPolicy _policy;
    private EvidenceSums _sums = EvidenceSums.Empty;
    private Operator? _rollback;
    private RolloutMove? _read;
    private Action _next;

    public Controller(string name, ControllersRoom room)
    {
        (_name, _room, _policy, _next) = (name, room, new SequentialPolicy(room.Plan.Parameters), Read);
    }

    public void Step() => _next();

    private void Read()
    {
        _read = _room.Read(_name, "gates passed");
        _next = Decide;
    }

    private void Decide()
    {
        var input = _room.Evidence.Read(_read!.Rollout, _sums, _room.Now);
        _sums = _policy.Fold(_sums, input.Minutes.AsSpan(), input.Situation.Frame, input.Now);
        var verdict = _policy.Decide(input with { Sums = _sums });
        _rollback = verdict.Kind == VerdictKind.RollBack ? new Operator(_name, verdict.Reasons[0].ToString(), _room) : null;
        var higher = PlanLadder.Next(_room.Plan, _read.Rollout.Stage, _read.Rollout.Share) is not null;
        _next = _rollback is not null ? RollBack : verdict.Kind == VerdictKind.Advance && higher ? TakeLease : Read;
    }

    private void RollBack()
    {
        _rollback!.Step();
        _next = _rollback.IsDone ? Read : RollBack;
    }

    private void TakeLease()
    {
        _read = _read! with { Lease = _room.TakeLease(_name, Lease) };
        _next = _read.Lease is null ? Read : Advance;
    }

    private void Advance()
    {
        // Whatever happened since: the store refuses it if the row or the lease is another's now.
        _room.Write(AdvanceRollout.Of(_read!));
        _next = Read;
    }
}
