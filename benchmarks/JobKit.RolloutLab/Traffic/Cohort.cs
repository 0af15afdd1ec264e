using JobKit.Migration;

namespace JobKit.RolloutLab;

/// <summary>One minute's units.</summary>
internal sealed class Cohort(DateTimeOffset start)
{
    public const string Endpoint = "POST /lab";

    public Arm Candidate;
    public Arm Legacy;

    public bool IsDone => Candidate.WillSucceed + Candidate.WillFail == 0;

    // Recounted rows are the same here: nothing gets lost in virtual time.
    public CohortMinute Row() => new(start, [new CohortCounts(Endpoint, Candidate.Counts, Legacy.Counts, Reconciled: true)]);
}
