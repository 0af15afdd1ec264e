using System.Text.Json.Nodes;

namespace JobKit.Migration;

/// <summary>One experiment as it was declared.</summary>
internal sealed record ExperimentSettings
{
    public required string Key { get; init; }

    public required Type JobType { get; init; }

    public TrafficShare Sample { get; set; } = TrafficShare.FromPercent(10);

    public Func<object, bool>? RunIf { get; set; }

    public List<Func<JsonNode?, JsonNode?>> CleansControl { get; } = [];

    public List<Func<JsonNode?, JsonNode?>> CleansCandidate { get; } = [];

    public List<PathRule> Rules { get; } = [];

    /// <summary>The app's own comparer; null for the rules.</summary>
    public Func<IServiceProvider, IResultComparer>? Comparer { get; set; }

    public int PerMinute { get; set; } = 60;

    public decimal? CostPerHour { get; set; }

    public Func<object, decimal>? Cost { get; set; }

    public TimeSpan Deadline { get; set; } = TimeSpan.FromHours(1);

    public TimeSpan Keep { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How many pairs of controls to compare before the first shadow job.</summary>
    public int NoisePairs { get; set; }

    /// <summary>Whether services of the handler have stand-ins.</summary>
    public bool HasAdapters { get; set; }
}
