namespace JobKit.Migration;

/// <summary>What a legacy client calls each status of a job. The defaults are the seed documents' words.</summary>
/// <remarks>A contract whose map has no word for a terminal status (null or empty) is refused when it is built and at the start.</remarks>
public sealed record LegacyStatusMap
{
    /// <summary>The word for live jobs that have none of their own.</summary>
    private const string Live = "processing";

    /// <summary>The map as it stands by default.</summary>
    public static LegacyStatusMap Default { get; } = new();

    /// <summary><c>processing</c> by default, also where it is null or empty.</summary>
    public string? Pending { get; init; } = Live;

    /// <summary><c>processing</c> by default, also where it is null or empty.</summary>
    public string? Processing { get; init; } = Live;

    /// <summary><c>success</c> by default.</summary>
    public string? Completed { get; init; } = "success";

    /// <summary><c>error</c> by default.</summary>
    public string? Failed { get; init; } = "error";

    /// <summary><c>cancelled</c> by default.</summary>
    public string? Cancelled { get; init; } = "cancelled";

    /// <summary>The legacy word of a status.</summary>
    public string Of(JobStatus status) => Word(status) is { Length: > 0 } word ? word : Live;

    /// <summary>The terminal statuses without a word.</summary>
    internal IEnumerable<JobStatus> Unmapped() =>
        Enum.GetValues<JobStatus>().Where(status => status.IsTerminal() && string.IsNullOrEmpty(Word(status)));

    private string? Word(JobStatus status) => status switch
    {
        JobStatus.Pending => Pending,
        JobStatus.Processing => Processing,
        JobStatus.Completed => Completed,
        JobStatus.Failed => Failed,
        JobStatus.Cancelled => Cancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "It is no status of a job."),
    };
}
