namespace JobKit.AspNetCore;

/// <summary>How many due jobs are to be run.</summary>
internal sealed record ProcessBody
{
    // Not init: the generated reader would forget the default.
    public int MaxJobs { get; set; } = 10;

    /// <summary>Whether jobs of paused queues are run too.</summary>
    public bool ForceProcessing { get; init; }
}
