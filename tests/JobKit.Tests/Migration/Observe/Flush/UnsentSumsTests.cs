using JobKit.Migration;

namespace JobKit.Tests.Migration.Observe.Flush;

public sealed class UnsentSumsTests
{
    [Fact]
    public void Counts_of_one_cohort_are_summed_and_taken_once()
    {
        var unsent = new UnsentSums();
        unsent.Add([One(0), One(0), One(1)]);

        var taken = unsent.Take();

        taken.Should().HaveCount(2);
        taken.Single(it => it.Cohort == Observed.Cohort(ObservedArm.Legacy)).Should().Be(
            new CohortDelta(Observed.Cohort(ObservedArm.Legacy), new CohortSums { Units = 2 }, Observed.Subs(1, 2, 0)));
        unsent.Take().Should().BeEmpty();
    }

    [Fact]
    public void Where_there_are_too_many_cohorts_the_oldest_are_dropped_and_told()
    {
        var unsent = new UnsentSums(mostCohorts: 3);

        unsent.Add([One(4), One(0), One(1)]).Should().Be(0);
        unsent.Add([One(2), One(3), One(3)]).Should().Be(2);

        unsent.Take().Select(it => it.Cohort.Start).Should().BeEquivalentTo(new[] { 2, 3, 4 }.Select(minute => Observed.Start.AddMinutes(minute)));
    }

    private static CohortDelta One(int minute) =>
        new(Observed.Cohort(ObservedArm.Legacy, minute), new CohortSums { Units = 1 }, Observed.Subs(1, 1, 0));
}
