using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>Finds out whether a migration has left the system well: by its numbers, by a probe job, and by what people answer.</summary>
/// <remarks>A singleton, safe for concurrent use.</remarks>
public interface IMigrationVerification
{
    /// <summary>All checks: the seed documents' seven and isolation, their checklist of 32, and the app's own.</summary>
    ImmutableArray<VerificationCheck> Checks { get; }

    /// <summary>Runs every check that the program can judge and gathers the answers to the others. Changes nothing: its probe jobs are removed.</summary>
    /// <remarks>Never throws for what it finds; a check that throws, and a store that is away, are told in the report.</remarks>
    /// <exception cref="ArgumentException">A value of the request is out of its range.</exception>
    Task<VerificationReport> RunAsync(VerificationRequest? request = null, CancellationToken cancellationToken = default);

    /// <summary>Answers a check that the program cannot judge; an earlier answer is replaced.</summary>
    /// <param name="check">The check's id.</param>
    /// <param name="passed">Whether all is well.</param>
    /// <param name="by">Who says so, 1 to 256 characters.</param>
    /// <param name="note">What they add, at most 2,000 characters, or null.</param>
    /// <param name="migration">The rollout's key, or empty for the system as a whole.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentException">There is no such check, the program judges it, or a text is out of its range.</exception>
    Task<VerificationAnswer> AnswerAsync(
        string check, bool passed, string by, string? note = null, string migration = "", CancellationToken cancellationToken = default);
}
