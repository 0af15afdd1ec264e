namespace JobKit.Migration;

/// <summary>Sends messages to the people who look after the app.</summary>
/// <remarks>
/// Each is a durable job, tried 8 times over about an hour and a half: a receiver that is away cannot fail what the alert tells of. Each
/// carries the number and the hash of the newest event, so that a chain of events that was rewritten later can be told from it.
/// </remarks>
public interface IAlerts
{
    /// <summary>Enqueues it.</summary>
    /// <returns>The job that sends it.</returns>
    ValueTask<JobId> SendAsync(Alert alert, CancellationToken cancellationToken = default);
}
