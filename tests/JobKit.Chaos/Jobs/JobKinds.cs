namespace JobKit.Chaos;

/// <summary>What may become of each kind, and how it is named in the store.</summary>
internal static class JobKinds
{
    public static string TypeOf(JobKind kind) => $"chaos.{kind.ToString().ToLowerInvariant()}";

    public static JobKind Of(string type) => Enum.Parse<JobKind>(type["chaos.".Length..], ignoreCase: true);

    public static bool MayEndAs(JobKind kind, JobStatus status) => kind switch
    {
        JobKind.Failing => status == JobStatus.Failed,
        JobKind.Cancelled => status is JobStatus.Completed or JobStatus.Cancelled,
        _ => status == JobStatus.Completed,
    };

    /// <summary>How many attempts a job of the kind charges when nobody disturbs it. Snoozes, releases and sweeps give theirs back.</summary>
    public static int ChargedAttempts(JobKind kind) => kind is JobKind.Failing or JobKind.FailingOnce ? 2 : 1;
}
