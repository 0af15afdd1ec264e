namespace JobKit.Migration;

/// <summary>What the variables of the seed documents say of flags.</summary>
internal sealed class FlagEnvironment
{
    private const string Percentage = "BACKGROUND_JOBS_PERCENTAGE";
    private const string Monitoring = "ENABLE_JOB_MONITORING";
    private const string MonitoringToo = "MONITORING_ENABLED";
    private const string AutoProcessing = "ENABLE_AUTO_PROCESSING";
    private const string Forcing = "NEXT_PUBLIC_FEATURE_FLAGS";

    private readonly List<string> _problems = [];

    private FlagEnvironment(Func<string, string?> read)
    {
        var use = read(EnvironmentOverride.Variable);
        Override = EnvironmentOverride.Of(use);
        Note(EnvironmentOverride.Problem(use));
        RunsJobs = Switch(read, AutoProcessing);
        var monitors = Agreed(Switch(read, Monitoring), Switch(read, MonitoringToo));
        Forced = ReadForced(read(Forcing));
        Share = ReadShare(read(Percentage));
        Flags =
        [
            new()
            {
                Name = "backgroundJobs",
                Description = "Use background job processing for long-running operations",
                Enabled = Override == RouteOverride.Candidate,
                Share = Share ?? TrafficShare.None,
            },
            new() { Name = "jobMonitoring", Description = "Enable job monitoring dashboard", Enabled = monitors == true },
            new() { Name = "autoProcessing", Description = "Enable automatic job processing", Enabled = RunsJobs == true },
        ];
    }

    /// <summary>The side forced on all rollouts; null when the variable is wrong.</summary>
    public RouteOverride? Override { get; }

    /// <summary>The share that a migration begins with; null when the variable is missing or wrong.</summary>
    public TrafficShare? Share { get; }

    /// <summary>Whether this node is to run jobs; null when the variable is missing or wrong.</summary>
    public bool? RunsJobs { get; }

    /// <summary>The three flags of the seed documents, as they are to begin.</summary>
    public IReadOnlyList<FeatureFlag> Flags { get; }

    /// <summary>Flags forced on or off.</summary>
    public IReadOnlyDictionary<string, bool> Forced { get; }

    /// <summary>What is wrong, each a sentence that names the variable.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public static FlagEnvironment Read(Func<string, string?> read) => new(read);

    private bool? Switch(Func<string, string?> read, string variable)
    {
        var value = read(variable);
        if (value is not (null or "" or "true" or "false"))
        {
            Note($"{variable} is \"{NameText.Shown(value)}\". It must be true, false or empty. Set it to one of these, or remove it.");
        }

        return value switch
        {
            "true" => true,
            "false" => false,
            _ => null,
        };
    }

    private bool? Agreed(bool? one, bool? other)
    {
        if (one is { } a && other is { } b && a != b)
        {
            Note($"{Monitoring} and {MonitoringToo} contradict each other. They must be the same. Remove one of them.");
        }

        return one ?? other;
    }

    // The seed reads "0.5" as 0 and a typing error as NaN, which no hash is below: nobody is routed, and nobody is told.
    private TrafficShare? ReadShare(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        Note(TrafficShare.Problem(Percentage, value));
        return TrafficShare.TryParse(value, null, out var share) ? share : null;
    }

    private IReadOnlyDictionary<string, bool> ReadForced(string? json)
    {
        if (string.IsNullOrEmpty(json))
        {
            return new Dictionary<string, bool>(StringComparer.Ordinal);
        }

        var forced = ForcedFlags.Read(Forcing, json, out var problem);
        Note(problem);
        return forced;
    }

    private void Note(string? problem)
    {
        if (problem is not null)
        {
            _problems.Add(problem);
        }
    }
}
