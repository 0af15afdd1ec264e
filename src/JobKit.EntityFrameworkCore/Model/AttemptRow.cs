namespace JobKit.EntityFrameworkCore;

/// <summary>One row of <c>jobkit_attempts</c>: an attempt that did not succeed.</summary>
internal sealed class AttemptRow
{
    public Guid JobId { get; set; }

    public long Epoch { get; set; }

    public int Attempt { get; set; }

    public string? WorkerId { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset EndedAt { get; set; }

    public JobVerb Verb { get; set; }

    public string? ErrorType { get; set; }

    public string? ErrorMessage { get; set; }

    public string? ErrorDetail { get; set; }
}
