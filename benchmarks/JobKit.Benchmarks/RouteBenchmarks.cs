using BenchmarkDotNet.Attributes;
using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.FeatureManagement;
using Microsoft.FeatureManagement.FeatureFilters;

namespace JobKit.Benchmarks;

/// <summary>One decision at 50 % for a unit of 36 characters, beside the targeting filter of Microsoft.FeatureManagement in its fastest set-up.</summary>
[MemoryDiagnoser]
public class RouteBenchmarks : IDisposable
{
    private const string Feature = "create-storybook";
    private const string Unit = "550e8400-e29b-41d4-a716-446655440000";

    private readonly TrafficRouter _stable = Router(Settings);
    private readonly TrafficRouter _seed = Router(Settings with { Hash = RouteHash.Seed });
    private readonly TrafficRouter _targeted = Router(Settings with { IncludedUsers = Names("user-"), ExcludedUsers = Names("other-"), IncludedGroups = Names("group-") });
    private readonly RouteRequest _request = new() { Unit = Unit };
    private readonly RouteRequest _grouped = new() { Unit = Unit, Groups = ["staff", "beta"] };
    private readonly TargetingContext _context = new() { UserId = Unit };
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddSingleton<IFeatureDefinitionProvider>(new OneFeature(Feature, percent: 50))
        .AddFeatureManagement()
        .AddFeatureFilter<ContextualTargetingFilter>()
        .Services.BuildServiceProvider();

    private readonly IFeatureManager _features;

    public RouteBenchmarks() => _features = _services.GetRequiredService<IFeatureManager>();

    private static RouteSettings Settings => new()
    {
        Key = Feature,
        Salt = $"{Feature}:1",
        Version = 1,
        Stage = MigrationStage.Canary,
        Share = TrafficShare.FromPercent(50),
        Holdback = TrafficShare.FromPercent(5),
    };

    [Benchmark(Baseline = true)]
    public RouteDecision Stable() => _stable.Route(_request);

    [Benchmark]
    public RouteDecision StableWithListsAndGroups() => _targeted.Route(_grouped);

    [Benchmark]
    public RouteDecision Seed() => _seed.Route(_request);

    [Benchmark]
    public ValueTask<bool> FeatureManagementTargeting() => new(_features.IsEnabledAsync(Feature, _context));

    public void Dispose()
    {
        _services.Dispose();
        _stable.Dispose();
        _seed.Dispose();
        _targeted.Dispose();
        GC.SuppressFinalize(this);
    }

    private static List<string> Names(string prefix) => [.. Enumerable.Range(0, 100).Select(i => $"{prefix}{i}")];

    private static TrafficRouter Router(RouteSettings settings)
    {
        var options = new MigrationOptions { MaxStale = TimeSpan.FromDays(7) };
        var router = new TrafficRouter(RouteSnapshot.Cold(settings.Key, MigrationSide.Legacy, options), options, TimeProvider.System, Random.Shared, NullLogger.Instance);
        router.Accept(RouteSnapshot.Of(settings, options));
        return router;
    }
}
