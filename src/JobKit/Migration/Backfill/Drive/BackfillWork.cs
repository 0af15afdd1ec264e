namespace JobKit.Migration;

/// <summary>A share in a backfill's work: leases its ranges one by one until none is free.</summary>
/// <param name="Name">The backfill.</param>
/// <param name="Run">Which start of it.</param>
/// <param name="Slot">Which share. That of slot 0 lasts as long as the backfill, so that it can be followed.</param>
[JobType(TypeName)]
internal sealed record BackfillWork(string Name, int Run, int Slot)
{
    public const string TypeName = "jobkit.backfill";

    /// <summary>The first slot.</summary>
    public const int Followed = 0;
}
