namespace JobKit.Chaos;

/// <summary>The timing of a run: everything ten times faster than an app would have it, so that minutes hold years of accidents.</summary>
internal sealed record WorkerSettings
{
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan Renew { get; init; } = TimeSpan.FromSeconds(0.5);

    public TimeSpan Sweep { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait between polls. SQLite has no wake-ups between processes.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(0.25);

    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(0.2);

    /// <summary>Kills are no fault of the job here; the cap has a test of its own.</summary>
    public int MaxAbandons { get; init; } = 100;
}
