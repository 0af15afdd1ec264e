namespace JobKit;

/// <summary>How this node runs jobs: section <c>JobKit:Worker</c>. Values out of range stop the app's start with a sentence.</summary>
public sealed class WorkerOptions
{
    /// <summary>Whether this node runs jobs at all; true by default. A node that does not can still enqueue.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The queues this node serves; empty, the default, means all.</summary>
    /// <remarks>
    /// The library's own queues, which begin with <c>jobkit-</c>, are always served and need not be named: a rollback's steps and alerts must not
    /// wait for a node that somebody forgot to start.
    /// </remarks>
    public IList<string> Queues { get; set; } = [];

    /// <summary>How many jobs this node may run at once, 1 to 1,000; 10 by default. Read at the start.</summary>
    /// <remarks>Where all are taken, the library's alerts and the steps of a rollback begin all the same, within a second or two, and at most one of each at a time.</remarks>
    public int Concurrency { get; set; } = 10;

    /// <summary>The wait between looks at the store while there was work lately, 10 ms to 1 min; 50 ms by default. Read at the start.</summary>
    public TimeSpan MinPollInterval { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The wait between looks at the store when idle, at least <see cref="MinPollInterval"/>, at most 5 min; 5 s by default. Read at the start.</summary>
    /// <remarks>A job that this node's queue enqueued with a delay, or that this node put back for a retry, does not wait for it.</remarks>
    public TimeSpan MaxPollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many short jobs may be claimed ahead of the free slots, 0 to 10,000; 1,000 by default.</summary>
    public int PrefetchLimit { get; set; } = 1000;

    /// <summary>How many outcomes go out in one statement, 1 to 5,000; 500 by default.</summary>
    public int SettleBatchSize { get; set; } = 500;

    /// <summary>How long a claimed job stays with a node that is not heard of, 1 s to 10 min; 30 s by default.</summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often leases are lengthened, 100 ms to a third of <see cref="LeaseDuration"/>; 10 s by default.</summary>
    public TimeSpan RenewInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often this node looks for ended leases and expired jobs, 100 ms to 5 min; 10 s by default. Finished jobs past their retention are looked for once a minute, whatever this says.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long running jobs may go on when the app stops, before they are told to stop and handed back: zero to 10 min; 20 s by default.</summary>
    public TimeSpan ShutdownGrace { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How often the lease of one job may end unanswered before the job fails as <see cref="JobFailureReason.Abandoned"/>, 0 to 100; 3 by default.</summary>
    public int MaxAbandons { get; set; } = 3;
}
