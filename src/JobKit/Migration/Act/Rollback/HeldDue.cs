namespace JobKit.Migration;

/// <summary>How a job is held: by a due time that never comes, from which the one it had can be told again.</summary>
internal static class HeldDue
{
    private static readonly TimeSpan Never = TimeSpan.FromDays(1_500_000);

    // A job may be put off for ten years, so what is due later was held.
    private static readonly DateTimeOffset First = DateTimeOffset.UnixEpoch + Never;

    public static bool IsHeld(Job job) => job.DueAt >= First;

    public static DateTimeOffset Of(Job job) => job.DueAt + Never;

    public static DateTimeOffset Back(Job job) => job.DueAt - Never;
}
