namespace JobKit;

/// <summary>The answer to an enqueue.</summary>
/// <param name="Id">The job that now stands for this work: the new one, or the live one that had the same id or unique key.</param>
/// <param name="IsNew">Whether this call stored it.</param>
public readonly record struct EnqueueResult(JobId Id, bool IsNew)
{
    /// <summary>When it will probably be done, from what was observed of its type; null before there is data.</summary>
    public JobEstimate? Estimate { get; init; }

    /// <summary>The id alone.</summary>
    public JobId ToJobId() => Id;

    /// <summary>The id alone.</summary>
    public static implicit operator JobId(EnqueueResult result) => result.Id;
}
