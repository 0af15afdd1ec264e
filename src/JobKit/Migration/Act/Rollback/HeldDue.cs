namespace JobKit.Migration;

/// <summary>How a job is held: by a due time that never comes, from which the one it had, and who holds it, can be told again.</summary>
internal static class HeldDue
{
    /// <summary>Rollbacks of one rollout whose holds are told apart; a job that is this many rollbacks older is nobody's any more.</summary>
    private const int Holders = 32;

    private static readonly TimeSpan Never = TimeSpan.FromDays(1_500_000);

    /// <summary>Due times lie between 1970 and a hundred years later: each rollback's holds have a century of their own, the last of them before the year 9300.</summary>
    private static readonly TimeSpan Century = TimeSpan.FromDays(36_525);

    // A job may be put off for ten years, so what is due later was held.
    private static readonly DateTimeOffset First = DateTimeOffset.UnixEpoch + Never;

    public static bool IsHeld(Job job) => job.DueAt >= First;

    /// <param name="job">The job.</param>
    /// <param name="epoch">The epoch that the rollback began.</param>
    public static bool IsHeldBy(Job job, long epoch) => IsHeld(job) && HolderOf(job) == epoch % Holders;

    public static DateTimeOffset Of(Job job, long epoch) => job.DueAt + Never + ((epoch % Holders) * Century);

    public static DateTimeOffset Back(Job job) => job.DueAt - Never - (HolderOf(job) * Century);

    private static long HolderOf(Job job) => (job.DueAt - First).Ticks / Century.Ticks;
}
