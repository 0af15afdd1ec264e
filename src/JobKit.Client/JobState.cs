using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace JobKit.Client;

/// <summary>A job as its owner sees it.</summary>
public sealed record JobState
{
    /// <summary>The job.</summary>
    public required Guid JobId { get; init; }

    /// <summary>The name of its type outside of the app.</summary>
    public string Type { get; init; } = "";

    /// <summary>Where it stands.</summary>
    public required RemoteJobStatus Status { get; init; }

    /// <summary>How far it is, 0 to 100.</summary>
    public int Progress { get; init; }

    /// <summary>What it is at, in the handler's words.</summary>
    public string? CurrentStep { get; init; }

    /// <summary>When it will probably be done; null where the server cannot tell.</summary>
    public DateTimeOffset? EstimatedCompletion { get; init; }

    /// <summary>The result of a completed job, as it was stored.</summary>
    public JsonElement? Result { get; init; }

    /// <summary>Why a job ended without a result, in a sentence for its owner.</summary>
    public string? Error { get; init; }

    /// <summary>JOB_FAILED, JOB_TIMEOUT or JOB_CANCELLED, where it ended so.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Why a job failed, in a word.</summary>
    public string? Reason { get; init; }

    /// <summary>How many attempts were begun.</summary>
    public int Attempt { get; init; }

    /// <summary>How many there may be.</summary>
    public int MaxAttempts { get; init; }

    /// <summary>Whether its handler was asked to stop.</summary>
    public bool CancelRequested { get; init; }

    /// <summary>When it was enqueued.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its last attempt began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Whether nothing changes any more.</summary>
    [JsonIgnore]
    public bool IsEnded => Status is RemoteJobStatus.Completed or RemoteJobStatus.Failed or RemoteJobStatus.Cancelled;

    /// <summary>The result of a completed job; the type's default where the job has none.</summary>
    /// <exception cref="JsonException">The result is of another kind.</exception>
    public TResult? ReadResult<TResult>(JsonTypeInfo<TResult> resultInfo) => Result is { } result ? result.Deserialize(resultInfo) : default;
}
