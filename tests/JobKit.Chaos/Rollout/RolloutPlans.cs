using JobKit.Migration;

namespace JobKit.Chaos;

/// <summary>The plans: half of the traffic at once, and back again without a pause.</summary>
internal static class RolloutPlans
{
    public const string Key = "digest";

    public const string Endpoint = "POST /digest";

    public const int SharePpm = 500_000;

    public static readonly TimeSpan Cohort = TimeSpan.FromSeconds(5);

    /// <summary>Of an attempt of the candidate.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>That of <c>react</c>.</summary>
    public static RolloutPlan Digest { get; } = RolloutPlan.FromJson(
        """
        { "key": "digest", "unit": "user", "salt": "digest:1", "stages": ["Canary"], "steps": [50],
          "cohort": "00:00:05", "minDwell": "00:00:00", "coolDown": "00:00:00" }
        """);

    /// <summary>That of <c>migrate</c>: a rollback cancels what waits.</summary>
    public static RolloutPlan Cancelling { get; } = RolloutPlan.FromJson(
        """
        { "key": "digest", "unit": "user", "salt": "digest:1", "stages": ["Canary"], "steps": [50],
          "cohort": "00:00:05", "minDwell": "00:00:00", "coolDown": "00:00:00", "maturationWindow": "00:10:00",
          "rollback": { "queued": "cancel" } }
        """);
}
