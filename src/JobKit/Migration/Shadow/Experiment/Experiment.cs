namespace JobKit.Migration;

/// <summary>One experiment, ready to be run.</summary>
internal sealed class Experiment
{
    private readonly ExperimentSettings _settings;
    private readonly ulong _seed;
    private readonly Lazy<IResultComparer?> _comparer;

    public Experiment(ExperimentSettings settings, JobTypeDefinition type, SecretNames secrets, IServiceProvider services, TimeProvider clock)
    {
        _settings = settings;
        // The layer is the shadow's own, so the key is salt enough: who is shadowed says nothing about who is exposed.
        _seed = StableHash.SeedOf(settings.Key, RouteLayer.Shadow);
        _comparer = new(() => settings.Comparer?.Invoke(services));
        Type = type;
        Rules = new(settings.Rules);
        Cleaning = new(settings, secrets.Of(type));
        Budget = new(settings.PerMinute, settings.CostPerHour, clock);
    }

    public string Key => _settings.Key;

    public JobTypeDefinition Type { get; }

    public ExperimentSettings Settings => _settings;

    public ComparisonRules Rules { get; }

    public AnswerCleaning Cleaning { get; }

    public ShadowBudget Budget { get; }

    /// <summary>Whether enough pairs of controls have been compared; from then on shadow jobs run.</summary>
    public bool NoiseMeasured { get; set; }

    /// <summary>Whether a unit is in the sample.</summary>
    public bool Samples(string unit) => StableHash.Bucket(StableHash.Of(unit, _seed)) < _settings.Sample.Ppm;

    /// <summary>May throw, as the app's comparer does.</summary>
    public ResultComparison Compare(ResultPair pair) =>
        _comparer.Value is { } own ? own.Compare(pair) : JsonDiff.Compare(pair.Control, pair.Candidate, Rules);
}
