using JobKit.Migration;

namespace JobKit.RolloutLab;

/// <summary>Rolls back: reads, writes, and begins anew where another write came between. Needs no lease and no evidence.</summary>
internal sealed class Operator(string actor, string reason, ControllersRoom room) : IActor
{
    private RolloutMove? _read;

    public bool IsDone { get; private set; }

    public void Step()
    {
        if (IsDone)
        {
            return;
        }

        if (_read is null)
        {
            room.AskedAt ??= room.Now;
            _read = room.Read(actor, reason);
            IsDone = RollBackRollout.Earlier(_read.Rollout, idempotencyKey: null) is not null;
            return;
        }

        IsDone = room.Write(RollBackRollout.Of(_read, idempotencyKey: null));
        _read = null;
    }
}
