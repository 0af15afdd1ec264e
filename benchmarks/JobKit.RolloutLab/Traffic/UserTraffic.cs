namespace JobKit.RolloutLab;

/// <summary>Users who stay on their side, some of whom always fail.</summary>
internal sealed class UserTraffic : ITraffic
{
    private readonly Setting _setting;
    private readonly Dice _dice;
    private readonly double[] _side;
    private readonly byte[] _sub;
    private readonly bool[] _fails;
    private double _heavyPart;

    public UserTraffic(Setting setting, Dice dice)
    {
        (_setting, _dice) = (setting, dice);
        _side = new double[setting.Users];
        _sub = new byte[setting.Users];
        _fails = new bool[setting.Users];
        for (var user = 0; user < setting.Users; user++)
        {
            _side[user] = dice.Unit();
            _sub[user] = (byte)dice.Below(32);
            _fails[user] = dice.Unit() < (_side[user] < setting.Share ? setting.FailingCandidateUsers : setting.FailingUsers);
        }
    }

    public void Add(Cohort cohort, Subs subs, double minute, double minutes, double part)
    {
        // One user on the candidate's side, always failing, who sends this part of the candidate's requests.
        _heavyPart = _setting.HeavyUser * part / (1 - _setting.HeavyUser + (_setting.HeavyUser * part));
        for (var left = _dice.Poisson(_setting.UnitsPerMinute * _setting.Wave(minute) * minutes); left > 0; left--)
        {
            if (_heavyPart > 0 && _dice.Unit() < _heavyPart)
            {
                Count(ref cohort.Candidate, failed: true);
                subs.Candidate(0, failed: true);
                continue;
            }

            var user = _dice.Below(_side.Length);
            var failed = _fails[user] || _dice.Unit() < _setting.RateAt(minute);
            if (_side[user] < part)
            {
                Count(ref cohort.Candidate, failed);
                subs.Candidate(_sub[user], failed);
            }
            else
            {
                Count(ref cohort.Legacy, failed);
                subs.Legacy(_sub[user], failed);
            }
        }
    }

    private static void Count(ref Arm arm, bool failed)
    {
        arm.Units++;
        arm.Done++;
        arm.Errors += failed ? 1 : 0;
    }
}
