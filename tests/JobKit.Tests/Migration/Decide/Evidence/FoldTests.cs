using System.Collections.Immutable;
using JobKit.Migration;

namespace JobKit.Tests.Migration.Decide.Evidence;

public sealed class FoldTests
{
    private static readonly SequentialPolicy Policy = new(new SequentialParameters { MaturationWindow = TimeSpan.FromMinutes(30) });
    private static readonly CohortCounts Row = Given.Row(100, 3, 900, 9);

    [Fact]
    public void Folding_in_pieces_gives_the_same_bits_as_at_once()
    {
        var minutes = Given.Minutes(50, Row);
        var atOnce = Fold(EvidenceSums.Empty, minutes, Given.After(50));

        var pieces = EvidenceSums.Empty;
        for (var minute = 0; minute <= 50; minute++)
        {
            pieces = Fold(pieces, minutes, Given.After(minute));
        }

        pieces.Should().BeEquivalentTo(atOnce, it => it.WithStrictOrdering());
    }

    [Fact]
    public void What_was_folded_is_passed_over()
    {
        var minutes = Given.Minutes(50, Row);
        var sums = Fold(EvidenceSums.Empty, minutes, Given.After(50));

        Fold(sums, minutes, Given.After(50)).Should().BeSameAs(sums);
    }

    [Fact]
    public void Nothing_is_folded_around_a_cohort_with_a_unit_under_way()
    {
        var waiting = new CohortCounts(Given.Endpoint, new ArmCounts(100, 99, 0), new ArmCounts(900, 900, 9));

        var sums = Fold(EvidenceSums.Empty, [Given.At(0, Row), Given.At(1, waiting), Given.At(2, Row)], Given.After(3));

        sums.FoldedBefore.Should().Be(Given.Start + Given.Minute);
        sums.Step.Candidate.Units.Should().Be(100);
    }

    [Theory]
    [InlineData(30, false, false)]
    [InlineData(30, true, false)]
    [InlineData(32, false, false)]
    [InlineData(32, true, true)]
    public void A_unit_that_never_ends_counts_as_failed_and_slow_once_the_wait_is_over_and_it_was_recounted(int minutes, bool recounted, bool folded)
    {
        var hanging = new CohortCounts(Given.Endpoint, new ArmCounts(100, 97, 1), new ArmCounts(900, 900, 9), recounted);

        var sums = Fold(EvidenceSums.Empty, [Given.At(0, hanging)], Given.After(minutes));

        sums.Step.Candidate.Should().Be(folded ? new ArmCounts(100, 100, 4, Result: new Exceedances(3, 3, 3, 3)) : default);
    }

    [Fact]
    public void A_running_minute_is_not_folded_though_all_its_units_ended()
    {
        Fold(EvidenceSums.Empty, [Given.At(0, Row)], Given.Start + TimeSpan.FromSeconds(61)).FoldedBefore.Should().BeNull();
    }

    [Fact]
    public void A_new_share_starts_new_gate_totals_and_keeps_the_epochs_evidence()
    {
        var minutes = Given.Minutes(20, Row);
        var sums = Fold(EvidenceSums.Empty, minutes[..10], Given.After(10));
        var raised = new StepFrame(Given.Start + TimeSpan.FromMinutes(10.5), []);

        var after = Policy.Fold(sums, minutes.AsSpan(), raised, Given.After(20));

        after.Step.Candidate.Units.Should().Be(900, "the minute in which the share changed belongs to neither share");
        after.Errors.Should().Equal(Fold(EvidenceSums.Empty, minutes, Given.After(20)).Errors);
    }

    [Fact]
    public void Seconds_of_cohort_length_are_respected()
    {
        var policy = new SequentialPolicy(new SequentialParameters { Cohort = TimeSpan.FromSeconds(5) });
        var now = Given.Start + TimeSpan.FromSeconds(7);

        policy.Fold(EvidenceSums.Empty, [Given.At(0, Row)], Given.Frame(), now).FoldedBefore.Should().Be(Given.Start + TimeSpan.FromSeconds(5));
    }

    private static EvidenceSums Fold(EvidenceSums sums, ImmutableArray<CohortMinute> minutes, DateTimeOffset now) =>
        Policy.Fold(sums, minutes.AsSpan(), Given.Frame(), now);
}
