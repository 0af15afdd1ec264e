namespace JobKit.Storage;

/// <summary>The order of claims: priority, due, id (I12).</summary>
internal sealed class ClaimOrder : IComparer<JobRow>
{
    public static ClaimOrder Instance { get; } = new();

    public int Compare(JobRow? x, JobRow? y) =>
        x!.Content.Priority != y!.Content.Priority ? x.Content.Priority.CompareTo(y.Content.Priority)
        : x.DueAt != y.DueAt ? x.DueAt.CompareTo(y.DueAt)
        : x.Id.CompareTo(y.Id);
}
