namespace Storybook;

/// <summary>How soon a fault was answered.</summary>
/// <param name="Evidence">The first moment at which all that had happened was enough, by the policy that decides.</param>
/// <param name="RolledBack">When the rollback was written, by its event.</param>
/// <param name="LastJob">When the last request before it became a job.</param>
internal sealed record Reaction(DateTimeOffset Evidence, DateTimeOffset RolledBack, DateTimeOffset LastJob)
{
    /// <summary>From the evidence until the rollback was written and nobody was sent to the candidate any more.</summary>
    public TimeSpan Took => (RolledBack > LastJob ? RolledBack : LastJob) - Evidence;
}
