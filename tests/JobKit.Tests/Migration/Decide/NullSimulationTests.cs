using System.Collections.Immutable;
using JobKit.Migration;

namespace JobKit.Tests.Migration.Decide;

/// <summary>Two hundred simulated days of two sides that do not differ by more than allowed: alarms stay below what is promised.</summary>
public sealed class NullSimulationTests
{
    private const int Runs = 200;
    private const int Minutes = 1440;

    // Per setting: risk of the legacy, risk ratio, candidate units and legacy units a minute.
    [Theory]
    [InlineData(.01, 1, 6, 54)]
    [InlineData(.01, 1.2, 6, 54)]
    [InlineData(.3, 1.2, 3, 57)]
    public void False_rollbacks_in_a_day_of_looks_stay_below_the_promise(double risk, double ratio, int nT, int nC)
    {
        var rolledBack = Enumerable.Range(0, Runs).Count(seed => RollsBack(new Random(seed), risk, risk * ratio, nT, nC));

        // One percent each on errors and on latency: the binomial's three standard errors above.
        rolledBack.Should().BeLessThanOrEqualTo(Above(.02));
    }

    [Theory]
    [InlineData(.005)]
    public void A_gate_passes_a_candidate_that_is_worse_by_the_margin_in_few_runs(double margin)
    {
        var passed = 0;
        for (var seed = 0; seed < Runs; seed++)
        {
            var dice = new Random(seed);
            long nT = 0, eT = 0, nC = 0, eC = 0;
            var pass = false;
            for (var look = 0; look < 300 && !pass; look++)
            {
                (nT, nC) = (nT + 60, nC + 540);
                eT += Binomial(dice, 60, .01 + margin);
                eC += Binomial(dice, 540, .01);
                pass = nT >= 200 && NonInferiority.UpperBound(new ArmPair(nT, eT, nC, eC), margin, .05, 1) <= margin;
            }

            passed += pass ? 1 : 0;
        }

        passed.Should().BeLessThanOrEqualTo(Above(.05));
    }

    [Fact]
    public void A_mismatch_rate_at_the_limit_passes_in_few_runs()
    {
        var passed = 0;
        for (var seed = 0; seed < Runs; seed++)
        {
            var dice = new Random(seed);
            var mismatched = 0;
            for (var compared = 1; compared <= 5000; compared++)
            {
                mismatched += dice.NextDouble() < .01 ? 1 : 0;
                if (ProportionGate.LnEvidence(compared, mismatched, .01) >= ProportionGate.LnPass)
                {
                    passed++;
                    break;
                }
            }
        }

        passed.Should().BeLessThanOrEqualTo(Above(.05));
    }

    [Fact]
    public void Exposures_in_the_share_that_was_set_never_alarm_and_a_lost_tenth_does()
    {
        int Alarms(double actual)
        {
            var alarms = 0;
            for (var seed = 0; seed < Runs; seed++)
            {
                var dice = new Random(seed);
                long candidate = 0, all = 0;
                for (var look = 0; look < 400; look++)
                {
                    candidate += Binomial(dice, 100, actual);
                    all += 100;
                    if (SampleRatio.LnEvidence(candidate, all - candidate, .1) >= SampleRatio.LnAlarm)
                    {
                        alarms++;
                        break;
                    }
                }
            }

            return alarms;
        }

        Alarms(.1).Should().BeLessThanOrEqualTo(Above(.001));
        Alarms(.09).Should().BeGreaterThan(Runs * 95 / 100);
    }

    private static bool RollsBack(Random dice, double legacyRisk, double candidateRisk, int nT, int nC)
    {
        var policy = new SequentialPolicy(new SequentialParameters());
        var frame = Given.Frame(legacyRisk);
        var sums = EvidenceSums.Empty;
        for (var minute = 0; minute < Minutes; minute++)
        {
            var row = new CohortCounts(
                Given.Endpoint,
                new ArmCounts(nT, nT, Binomial(dice, nT, candidateRisk), Ack: Slow(dice, nT), Result: Slow(dice, nT)),
                new ArmCounts(nC, nC, Binomial(dice, nC, legacyRisk), Ack: Slow(dice, nC), Result: Slow(dice, nC)));
            ImmutableArray<CohortMinute> minutes = [Given.At(minute, row)];
            var now = Given.After(minute + 1);
            sums = policy.Fold(sums, minutes.AsSpan(), frame, now);
            var verdict = policy.Decide(new DecisionInput { Now = now, Situation = Given.Situation(now, frame), Sums = sums, Subs = Given.Spread() });
            if (verdict.Kind == VerdictKind.RollBack)
            {
                return true;
            }
        }

        return false;
    }

    private static Exceedances Slow(Random dice, int units)
    {
        var over50 = Binomial(dice, units, .5);
        var over90 = Binomial(dice, over50, .2);
        return new Exceedances(over50, over90, Binomial(dice, over90, .1));
    }

    /// <summary>Jumps from hit to hit: the cost is the number of hits, not of units.</summary>
    private static int Binomial(Random dice, int n, double p)
    {
        var hits = -1;
        var at = 0.0;
        var perMiss = 1 / Math.Log(1 - p);
        do
        {
            hits++;
            at += 1 + Math.Floor(Math.Log(1 - dice.NextDouble()) * perMiss);
        }
        while (at <= n);
        return hits;
    }

    private static int Above(double promise) => (int)Math.Ceiling((promise + (3 * Math.Sqrt(promise * (1 - promise) / Runs))) * Runs);
}
