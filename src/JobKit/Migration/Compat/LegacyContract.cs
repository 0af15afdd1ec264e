using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>
/// What a legacy endpoint promises its clients, kept while jobs do its work: the shapes of its answers, its status codes, how long it waits.
/// Knows no web framework.
/// </summary>
/// <remarks>Immutable. Made by <see cref="Map"/>, given to <c>AddLegacyContract</c>, checked with all others at the app's start.</remarks>
public sealed record LegacyContract
{
    internal LegacyContract(string route, string jobType) => (Route, JobType) = (route, jobType);

    /// <summary>The legacy endpoint's path, or its name.</summary>
    public string Route { get; }

    /// <summary>The stored name of the job type that does its work.</summary>
    public string JobType { get; init; }

    /// <summary>The legacy words for a job's statuses.</summary>
    public LegacyStatusMap Statuses { get; init; } = LegacyStatusMap.Default;

    /// <summary>The status code for a failed job, 200 to 599; 500 by default.</summary>
    public int FailedStatus { get; init; } = 500;

    /// <summary>The status code for a cancelled job, 200 to 599; 409 by default.</summary>
    public int CancelledStatus { get; init; } = 409;

    /// <summary>How long a request waits; 25 s, then 202, by default.</summary>
    public LegacyWait Wait { get; init; } = LegacyWait.Default;

    /// <summary>Where a client asks for the job: <c>{jobId}</c> and <c>{type}</c> are filled in. <c>/api/jobs/{type}/status/{jobId}</c> by default.</summary>
    public string StatusUrl { get; init; } = "/api/jobs/{type}/status/{jobId}";

    /// <summary>Since when the endpoint is deprecated, or null.</summary>
    public DateTimeOffset? DeprecatedAt { get; init; }

    /// <summary>When it will be gone, or null.</summary>
    public DateTimeOffset? SunsetAt { get; init; }

    /// <summary>Where people read about the deprecation, or null.</summary>
    public string? DeprecationLink { get; init; }

    /// <summary>Where people read about the end, or null.</summary>
    public string? SunsetLink { get; init; }

    /// <summary>Recorded answers that the translation must give, tried at the start.</summary>
    public ImmutableArray<LegacySample> Samples { get; init; } = [];

    internal LegacyMapper? Mapper { get; init; }

    /// <summary>Null for the default shape.</summary>
    internal Func<LegacyError, object>? ErrorShape { get; init; }

    /// <summary>Begins a contract.</summary>
    /// <param name="route">The legacy endpoint's path (<c>/api/story/create-storybook</c>) or a name of 1 to 100 characters of <c>a-z A-Z 0-9 . _ -</c>.</param>
    public static LegacyRoute Map(string route)
    {
        ArgumentNullException.ThrowIfNull(route);
        return new(route);
    }

    /// <summary>Where a client asks for this job.</summary>
    public string StatusUrlOf(JobId id) => StatusUrl
        .Replace("{type}", JobType, StringComparison.Ordinal)
        .Replace("{jobId}", id.ToString(), StringComparison.Ordinal);
}
