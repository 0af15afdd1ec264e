using JobKit.Migration;

namespace JobKit.RolloutLab;

/// <summary>One run: two controllers and perhaps an operator, whose steps chance puts in order, over one store.</summary>
internal sealed class ControllersRun
{
    private const int Minutes = 360;
    private const int StepsAMinute = 24;

    /// <summary>Steps after the rollback, so that every advance that was under way is tried.</summary>
    private const int StepsAfter = 60;

    /// <summary>How often a node stands still for longer than its lease lasts.</summary>
    private const double Pause = .03;

    private static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan StandStill = TimeSpan.FromSeconds(12);

    private readonly ControllerCounts _counts = new();
    private readonly VirtualClock _clock = new(Start);
    private readonly Setting _setting;
    private readonly Dice _dice;
    private readonly SharedEvidence _evidence;
    private readonly ControllersRoom _room;
    private readonly List<IActor> _actors;
    private readonly int _operatorAt;

    public ControllersRun(Setting setting, int seed, int stream, Func<IRolloutStore, IRolloutStore>? between = null)
    {
        _dice = new Dice(seed, stream);
        var at = 30 + _dice.Below(Minutes - 90);
        _setting = setting with { GoodMinutes = at };
        _operatorAt = setting.Bad ? int.MaxValue : at;
        _evidence = new SharedEvidence(_setting, _dice);
        var memory = Memory(_clock);
        _room = new ControllersRoom(TwoControllers.Plan, new WatchedStore(between?.Invoke(memory) ?? memory, _counts), _evidence, _clock);
        _actors = [new Controller("node-1", _room), new Controller("node-2", _room)];
    }

    public ControllersResult Go()
    {
        for (var minute = 0; minute < Minutes && _counts.Rollbacks == 0; minute++)
        {
            _evidence.AddMinute(_clock.GetUtcNow(), minute, _room.Rollout.Share.Ppm / (double)TrafficShare.All.Ppm * .95);
            var end = Start + TimeSpan.FromMinutes(minute + 1) + TimeSpan.FromSeconds(3);
            _clock.Move(end > _clock.GetUtcNow() ? end - _clock.GetUtcNow() : TimeSpan.Zero);
            if (minute == _operatorAt)
            {
                _actors.Add(new Operator("operator", "stop", _room));
            }

            Mingle(StepsAMinute);
        }

        Mingle(StepsAfter);
        _counts.LostRollbacks = _room.AskedAt is not null && _room.Rollout.Stage != MigrationStage.RolledBack ? 1 : 0;
        return new(_counts, _evidence.BadUnits, _evidence.Harmed);
    }

    public static IRolloutStore Memory(VirtualClock clock) => new InMemoryRolloutStore(new InMemoryRolloutEvents(clock));

    private void Mingle(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            _actors[_dice.Below(_actors.Count)].Step();
            _counts.SecondsToRollback ??= _counts.Rollbacks > 0 ? (_clock.GetUtcNow() - _room.AskedAt)?.TotalSeconds : null;
            _clock.Move(_dice.Unit() < Pause ? StandStill : TimeSpan.FromMilliseconds(_dice.Below(100)));
        }
    }
}
