namespace JobKit.Migration;

/// <summary>The door to the app's backfills: what is there, and what operators do with it.</summary>
/// <remarks>A singleton, safe for concurrent use. Every act is written to the audit with its actor and reason.</remarks>
public interface IBackfills
{
    /// <summary>All backfills of this app, by name.</summary>
    Task<IReadOnlyList<BackfillProgress>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>One backfill.</summary>
    /// <exception cref="BackfillNotFoundException">There is none of this name.</exception>
    Task<BackfillProgress> GetAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Starts it: the rows that are there now are cut into ranges and worked through by jobs on any node. One that has finished starts anew.</summary>
    /// <exception cref="BackfillNotFoundException">There is none of this name.</exception>
    /// <exception cref="BackfillStateException">It runs already, or waits to be resumed.</exception>
    Task<BackfillProgress> StartAsync(string name, OperatorAction action, CancellationToken cancellationToken = default);

    /// <summary>Reads all rows that a start would take and makes what they would become, on this node and at once; writes nothing, not even progress.</summary>
    /// <exception cref="BackfillNotFoundException">There is none of this name.</exception>
    Task<BackfillDryRun> DryRunAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Lets chunks that have begun end, and begins no more.</summary>
    /// <exception cref="BackfillNotFoundException">There is none of this name.</exception>
    /// <exception cref="BackfillStateException">It does not run.</exception>
    Task<BackfillProgress> PauseAsync(string name, OperatorAction action, CancellationToken cancellationToken = default);

    /// <summary>Goes on where it was paused or had stopped.</summary>
    /// <exception cref="BackfillNotFoundException">There is none of this name.</exception>
    /// <exception cref="BackfillStateException">It is neither paused nor stopped.</exception>
    Task<BackfillProgress> ResumeAsync(string name, OperatorAction action, CancellationToken cancellationToken = default);

    /// <summary>Tries the rejected rows again, once each; what is still open is worked through too.</summary>
    /// <exception cref="BackfillNotFoundException">There is none of this name.</exception>
    /// <exception cref="BackfillStateException">No row is rejected.</exception>
    Task<BackfillProgress> RetryFailedAsync(string name, OperatorAction action, CancellationToken cancellationToken = default);

    /// <summary>Rejected rows, in the order of their keys.</summary>
    /// <param name="name">The backfill.</param>
    /// <param name="after">Those behind this key; null for the first.</param>
    /// <param name="limit">At most so many, 1 to 1,000.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="BackfillNotFoundException">There is none of this name.</exception>
    Task<IReadOnlyList<BackfillReject>> ListRejectsAsync(
        string name, string? after = null, int limit = 100, CancellationToken cancellationToken = default);

    /// <summary>Compares what is there with what should be, on this node and at once: rows that were there at the start.</summary>
    /// <param name="name">The backfill.</param>
    /// <param name="sampleSeed">Chooses the rows whose every value is compared.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="BackfillNotFoundException">There is none of this name.</exception>
    /// <exception cref="BackfillStateException">It was never started.</exception>
    Task<BackfillReport> VerifyAsync(string name, int sampleSeed = 1, CancellationToken cancellationToken = default);
}
