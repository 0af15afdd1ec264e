using System.Text.Json;

namespace JobKit;

/// <summary>The app's defaults and limits for jobs: section <c>JobKit:Jobs</c>. Values out of range stop the app's start with a sentence.</summary>
public sealed class JobOptions
{
    /// <summary>How many attempts a job has, 1 to 100; 5 by default.</summary>
    public int MaxAttempts { get; set; } = 5;

    /// <summary>How long one attempt may run, 1 s to 24 h; 15 min by default.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Whether priorities count; when false, every job is stored with priority 0. True by default.</summary>
    public bool UsePriority { get; set; } = true;

    /// <summary>The upper bound of the wait before the second attempt, doubled for each further one; zero to 1 h; 2 s by default.</summary>
    public TimeSpan RetryBaseDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The upper bound of any wait between attempts, at least <see cref="RetryBaseDelay"/>, at most 7 days; 10 min by default.</summary>
    public TimeSpan RetryMaxDelay { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How large a payload's JSON may be, in bytes of UTF-8: 1,024 to 16,777,216; 262,144 by default.</summary>
    public int MaxPayloadBytes { get; set; } = 256 * 1024;

    /// <summary>How large a result's JSON may be, in bytes of UTF-8: 1,024 to 16,777,216; 1,048,576 by default.</summary>
    public int MaxResultBytes { get; set; } = 1024 * 1024;

    /// <summary>How many unfinished jobs, hidden ones aside, one owner may have: 1 to 100,000; no limit by default. Changes take effect at once.</summary>
    public int? MaxPerOwner { get; set; }

    /// <summary>How much of an exception is stored; <see cref="ErrorDetail.None"/> by default: type and message alone.</summary>
    public ErrorDetail ErrorDetail { get; set; }

    /// <summary>How payloads, results and checkpoints become JSON. A depth over 32 is cut to 32.</summary>
    /// <remarks>
    /// By default camel case, no duplicate members, nothing missing that a constructor or a non-nullable member needs; unknown members are
    /// skipped, so that an older node can run what a newer one enqueued.
    /// </remarks>
    public JsonSerializerOptions SerializerOptions { get; set; } = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip,
        MaxDepth = 32,
    };
}
