using JobKit.Migration;

namespace JobKit.RolloutLab;

/// <summary>Every request is somebody else's.</summary>
internal sealed class IndependentTraffic(Setting setting, Dice dice) : ITraffic
{
    private readonly Over _ack = setting.CandidateAck;
    private readonly Over _result = setting.CandidateResult;

    public void Add(Cohort cohort, Subs subs, double minute, double minutes, double part)
    {
        var wave = setting.Wave(minute);
        var units = dice.Poisson(setting.UnitsPerMinute * wave * minutes);
        var candidates = dice.Binomial(units, part * setting.LostRatio);
        Legacy(ref cohort.Legacy, subs, units - candidates, setting.RateAt(minute));
        Candidate(ref cohort.Candidate, subs, candidates, setting.CandidateRateAt(minute));
    }

    private void Legacy(ref Arm arm, Subs subs, long units, double rate)
    {
        var failed = dice.Binomial(units, rate);
        var over = Draw(units, Over.Legacy);
        arm.Units += units;
        arm.Done += units;
        arm.Errors += failed;
        arm.Ack = Sum(arm.Ack, over);
        // The legacy's response is its result.
        arm.Result = Sum(arm.Result, over);
        subs.Scatter(dice, units, failed, candidate: false);
    }

    private void Candidate(ref Arm arm, Subs subs, long units, double rate)
    {
        var hanging = dice.Binomial(units, setting.Hang);
        var failed = dice.Binomial(units - hanging, rate);
        arm.Units += units;
        arm.WillFail += failed;
        arm.WillSucceed += units - hanging - failed;
        arm.Ack = Sum(arm.Ack, Draw(units, _ack));
        subs.Scatter(dice, units, failed, candidate: true);
        Settle(ref arm, setting.SettlePerMinute);
    }

    /// <summary>Ends a part of the pending units.</summary>
    public void Settle(ref Arm arm, double part)
    {
        var (good, bad) = (dice.Binomial(arm.WillSucceed, part), dice.Binomial(arm.WillFail, part));
        arm.WillSucceed -= good;
        arm.WillFail -= bad;
        arm.Done += good + bad;
        arm.Errors += bad;
        arm.Result = Sum(arm.Result, Draw(good + bad, _result));
    }

    private Exceedances Draw(long units, Over over)
    {
        var c50 = dice.Binomial(units, over.C50);
        var c90 = dice.Binomial(c50, Part(over.C90, over.C50));
        return new Exceedances(c50, c90, dice.Binomial(c90, Part(over.C99, over.C90)));
    }

    private static double Part(double part, double all) => all > 0 ? Math.Min(1, part / all) : 0;

    private static Exceedances Sum(Exceedances a, Exceedances b) => new(a.Over50 + b.Over50, a.Over90 + b.Over90, a.Over99 + b.Over99);
}
