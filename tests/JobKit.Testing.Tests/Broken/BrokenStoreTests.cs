using JobKit.Testing.Conformance;

namespace JobKit.Testing.Broken;

/// <summary>The conformance list is worth something only if it finds mistakes.</summary>
public sealed class BrokenStoreTests
{
    public static TheoryData<Defect, string> Finds => new()
    {
        { Defect.SettleIgnoresTheEpoch, "I20" },
        { Defect.SettleTwiceIsAcceptedTwice, "I21" },
        { Defect.ClaimGivesAJobTwice, "I9" },
        { Defect.ClaimIgnoresTheLimit, "I8" },
        { Defect.ClaimIgnoresTheTypes, "I7" },
        { Defect.ClaimIgnoresTheOrder, "I12" },
        { Defect.ClaimIgnoresTheQueueLimits, "I7" },
        { Defect.ClaimNeverTakesFromPausedQueues, "I7" },
        { Defect.SweepIgnoresTheExpiry, "I27" },
        { Defect.SweepIgnoresTheExpiry, "I28" },
        { Defect.SweepIgnoresTheLimit, "I31" },
        { Defect.SweepIgnoresTheCap, "I29" },
        { Defect.CancelEndsRunningJobs, "I33" },
        { Defect.CancelUnderWayFailsCompletions, "I34" },
        { Defect.RenewShortens, "I16" },
        { Defect.RenewForgetsTheCancelRequest, "I15" },
        { Defect.RenewHoldsWhatIsLost, "I17" },
        { Defect.AllOrNoneWritesPart, "I5" },
        { Defect.RepeatedIdMakesASecondJob, "I3" },
        { Defect.UniqueKeyIsIgnored, "I4" },
        { Defect.OwnerLimitIsIgnored, "I37" },
        { Defect.LimitKeyIsIgnored, "I14" },
        { Defect.PayloadLosesWhiteSpace, "I6" },
        { Defect.DueTimeLosesMicroseconds, "I43" },
        { Defect.ReleaseUsesTheAttempt, "I26" },
        { Defect.ProgressIgnoresTheEpoch, "I19" },
        { Defect.ChildrenIgnoreTheLease, "I19" },
        { Defect.RetryOfCompletedRunsAgain, "I23" },
        { Defect.OwnerFilterIsIgnored, "I39" },
        { Defect.PagesSkipOne, "I40" },
        { Defect.PruneTakesTheYoung, "I41" },
        { Defect.ScopeIsIgnored, "I1" },
        { Defect.CancelledCallsGoOn, "I44" },
        { Defect.ExpiryTakesEverything, "Maintain" },
        { Defect.AuditIsForgotten, "Operate" },
    };

    [Theory]
    [MemberData(nameof(Finds))]
    public async Task A_mistake_turns_a_check_of_its_invariant_red(Defect defect, string invariant)
    {
        var checks = JobStoreConformance.ApplicableTo(Broken(defect)).Where(check => check.Invariant == invariant).ToList();
        var red = new List<string>();
        foreach (var check in checks)
        {
            await using var target = Broken(defect);
            try
            {
                await check.RunAsync(target);
            }
            catch (ConformanceException error)
            {
                error.Invariant.Should().Be(invariant);
                red.Add(error.Message);
            }
        }

        red.Should().NotBeEmpty("a store where {0} must not pass {1}", defect, invariant);
        red.Should().NotContain(message => message.Contains("no end", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_mistake_is_looked_for() =>
        Finds.Select(row => (Defect)row[0]).Distinct().Should().BeEquivalentTo(Enum.GetValues<Defect>().Except([Defect.None]));

    private static ConformanceTarget Broken(Defect defect) => InMemoryTarget.Create(store => new BrokenJobStore(store, defect));
}
