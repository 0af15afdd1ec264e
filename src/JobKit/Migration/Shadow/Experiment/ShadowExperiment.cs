using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Migration;

/// <summary>Declares an experiment: which requests are shadowed, and what counts as the same answer.</summary>
/// <remarks>
/// Paths are those of the answers after <see cref="Clean"/>: <c>$.id</c>, <c>$.pages[*].title</c>, <c>$.*.at</c>, <c>$..createdAt</c>,
/// <c>$['odd name']</c>. Of several rules for one place the first counts of: ignore, mask, id, tolerance, unordered.
/// </remarks>
/// <typeparam name="TJob">The candidate's job.</typeparam>
public sealed class ShadowExperiment<TJob>
    where TJob : notnull
{
    private readonly IServiceCollection _services;

    internal ShadowExperiment(string key, IServiceCollection services)
    {
        _services = services;
        Settings = new() { Key = key, JobType = typeof(TJob) };
    }

    internal ExperimentSettings Settings { get; }

    /// <summary>The share of the units that are shadowed; 10 % by default. The same units always, and not those that are exposed first.</summary>
    public ShadowExperiment<TJob> Sample(TrafficShare share)
    {
        Settings.Sample = share;
        return this;
    }

    /// <summary>Shadows only requests of which this is true; asked after the response. What it throws means no.</summary>
    public ShadowExperiment<TJob> RunIf(Func<TJob, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        Settings.RunIf = job => condition((TJob)job);
        return this;
    }

    /// <summary>Changes both answers before they are compared and kept; in the order of the calls. It gets null for the JSON null.</summary>
    public ShadowExperiment<TJob> Clean(Func<JsonNode?, JsonNode?> clean) => CleanControl(clean).CleanCandidate(clean);

    /// <summary>Changes legacy's answer alone.</summary>
    public ShadowExperiment<TJob> CleanControl(Func<JsonNode?, JsonNode?> clean)
    {
        ArgumentNullException.ThrowIfNull(clean);
        Settings.CleansControl.Add(clean);
        return this;
    }

    /// <summary>Changes the job's result alone, as into the shape of legacy's answer.</summary>
    public ShadowExperiment<TJob> CleanCandidate(Func<JsonNode?, JsonNode?> clean)
    {
        ArgumentNullException.ThrowIfNull(clean);
        Settings.CleansCandidate.Add(clean);
        return this;
    }

    /// <summary>Differences at and below the place are counted apart and never against the candidate; those elsewhere count as ever.</summary>
    /// <exception cref="ArgumentException">The path cannot be read.</exception>
    public ShadowExperiment<TJob> Ignore(string path) => Add(new(PathRuleKind.Ignore, JsonPathPattern.Parse(path)));

    /// <summary>The items of the array may come in any order.</summary>
    /// <exception cref="ArgumentException">The path cannot be read.</exception>
    public ShadowExperiment<TJob> Unordered(string path) => Add(new(PathRuleKind.Unordered, JsonPathPattern.Parse(path)));

    /// <summary>The value is neither kept nor shown; only whether it is null is compared. Members marked with <see cref="JobSecretAttribute"/> are masked anyhow.</summary>
    /// <exception cref="ArgumentException">The path cannot be read.</exception>
    public ShadowExperiment<TJob> Mask(string path) => Add(new(PathRuleKind.Mask, JsonPathPattern.Parse(path)));

    /// <summary>The value is an id that each side makes itself: it must stand for the same one of the other side at all such places of the answer.</summary>
    /// <exception cref="ArgumentException">The path cannot be read.</exception>
    public ShadowExperiment<TJob> MapId(string path) => Add(new(PathRuleKind.MapId, JsonPathPattern.Parse(path)));

    /// <summary>Numbers that are at most so far apart are equal.</summary>
    /// <exception cref="ArgumentException">The path cannot be read, or the tolerance is negative.</exception>
    public ShadowExperiment<TJob> Tolerance(string path, decimal tolerance) => tolerance >= 0
        ? Add(new(PathRuleKind.Tolerance, JsonPathPattern.Parse(path), tolerance))
        : throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, $"The tolerance is {tolerance}. It must be 0 or more. Set it to how far apart equal numbers may be.");

    /// <summary>Instants (ISO 8601) that are at most so far apart are equal.</summary>
    /// <exception cref="ArgumentException">The path cannot be read, or the tolerance is negative.</exception>
    public ShadowExperiment<TJob> Tolerance(string path, TimeSpan tolerance) => tolerance >= TimeSpan.Zero
        ? Add(new(PathRuleKind.TimeTolerance, JsonPathPattern.Parse(path), Time: tolerance))
        : throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, $"The tolerance is {tolerance}. It must be zero or more. Set it to how far apart equal instants may be.");

    /// <summary>Compares by a class of the app's, made once, instead of by the rules for paths. <see cref="Mask"/> and <see cref="Clean"/> stay.</summary>
    public ShadowExperiment<TJob> Compare<TComparer>()
        where TComparer : class, IResultComparer
    {
        Settings.Comparer = static services => ActivatorUtilities.GetServiceOrCreateInstance<TComparer>(services);
        return this;
    }

    /// <summary>In shadow jobs of the whole app, another implementation stands in for a service that has effects.</summary>
    /// <exception cref="InvalidOperationException">The service is not registered yet, or is a singleton.</exception>
    public ShadowExperiment<TJob> Adapt<TService, TShadow>()
        where TService : class
        where TShadow : class, TService
    {
        ShadowAdapters.Add<TService, TShadow>(_services);
        Settings.HasAdapters = true;
        return this;
    }

    /// <summary>How many shadow jobs one node makes a minute; 60 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not between 1 and 100,000.</exception>
    public ShadowExperiment<TJob> PerMinute(int jobs)
    {
        Settings.PerMinute = jobs is >= 1 and <= 100_000
            ? jobs
            : throw new ArgumentOutOfRangeException(nameof(jobs), jobs, $"The rate is {jobs}. It must be between 1 and 100000 shadow jobs a minute. Set it so, or remove it for the default, 60.");
        return this;
    }

    /// <summary>How much shadow jobs may cost one node an hour, in the app's own unit; no bound by default. A job whose cost throws is not run.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not above 0.</exception>
    public ShadowExperiment<TJob> CostPerHour(decimal most, Func<TJob, decimal> cost)
    {
        ArgumentNullException.ThrowIfNull(cost);
        Settings.CostPerHour = most > 0
            ? most
            : throw new ArgumentOutOfRangeException(nameof(most), most, $"The bound is {most}. It must be above 0. Set it to what an hour of shadow jobs may cost, or remove it for none.");
        Settings.Cost = job => cost((TJob)job);
        return this;
    }

    /// <summary>A shadow job that has not ended after so long is cancelled and counts as late; one hour by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not between 1 minute and 7 days.</exception>
    public ShadowExperiment<TJob> Deadline(TimeSpan after)
    {
        Settings.Deadline = InRange(nameof(after), after, TimeSpan.FromMinutes(1), "01:00:00");
        return this;
    }

    /// <summary>How long answers and verdicts are kept; 7 days by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not between 1 hour and 7 days, or the answers would go before the deadline.</exception>
    public ShadowExperiment<TJob> Keep(TimeSpan time)
    {
        Settings.Keep = InRange(nameof(time), time, TimeSpan.FromHours(1), "7.00:00:00");
        return this;
    }

    /// <summary>Measures first how much legacy differs from itself: so many requests are asked twice (<see cref="ShadowCapture.Again"/>), and no job runs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not between 1 and 10,000.</exception>
    public ShadowExperiment<TJob> MeasureNoise(int pairs = 50)
    {
        Settings.NoisePairs = pairs is >= 1 and <= 10_000
            ? pairs
            : throw new ArgumentOutOfRangeException(nameof(pairs), pairs, $"The number of pairs is {pairs}. It must be between 1 and 10000. Set it so, or remove it for the default, 50.");
        return this;
    }

    private static TimeSpan InRange(string name, TimeSpan time, TimeSpan least, string usual) => time >= least && time <= TimeSpan.FromDays(7)
        ? time
        : throw new ArgumentOutOfRangeException(name, time, $"The time is {time:c}. It must be between {least:c} and 7.00:00:00. Set it so, or remove it for the default, {usual}.");

    private ShadowExperiment<TJob> Add(PathRule rule)
    {
        Settings.Rules.Add(rule);
        return this;
    }
}
