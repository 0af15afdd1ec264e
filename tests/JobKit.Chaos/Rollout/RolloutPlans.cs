using JobKit.Migration;

namespace JobKit.Chaos;

/// <summary>The plan that <c>react</c> follows: half of the traffic at once, and back again without a pause.</summary>
internal static class RolloutPlans
{
    public const string Key = "digest";

    public const string Endpoint = "POST /digest";

    public const int SharePpm = 500_000;

    public static readonly TimeSpan Cohort = TimeSpan.FromSeconds(5);

    public static RolloutPlan Digest { get; } = RolloutPlan.FromJson(
        """
        { "key": "digest", "unit": "user", "salt": "digest:1", "stages": ["Canary"], "steps": [50],
          "cohort": "00:00:05", "minDwell": "00:00:00", "coolDown": "00:00:00" }
        """);
}
