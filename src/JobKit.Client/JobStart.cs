using System.Text.Json.Serialization;

namespace JobKit.Client;

/// <summary>The answer to a start.</summary>
public sealed record JobStart
{
    /// <summary>The job.</summary>
    public required Guid JobId { get; init; }

    /// <summary>How it stood when the answer was written.</summary>
    public RemoteJobStatus Status { get; init; }

    /// <summary>When it will probably be done; null where the server cannot tell.</summary>
    public DateTimeOffset? EstimatedCompletion { get; init; }

    /// <summary>The same as minutes from the start.</summary>
    public double? EstimatedMinutes { get; init; }

    /// <summary>Where it can be polled, as a path of the server.</summary>
    public string? PollingUrl { get; init; }

    /// <summary>Where its events are, as a path of the server.</summary>
    public string? EventsUrl { get; init; }

    /// <summary>Whether an earlier start with the same idempotency key had made this job.</summary>
    [JsonIgnore]
    public bool IsReplay { get; init; }
}
