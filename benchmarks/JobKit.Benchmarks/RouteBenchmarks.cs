using BenchmarkDotNet.Attributes;
using JobKit.Migration;
using Microsoft.Extensions.Logging.Abstractions;

namespace JobKit.Benchmarks;

/// <summary>One decision at 50 % for a unit of 36 characters, beside the targeting filter of Microsoft.FeatureManagement in its fastest set-up.</summary>
[MemoryDiagnoser]
public class RouteBenchmarks : IDisposable
{
    private readonly TrafficRouter _stable = Router(Settings);
    private readonly TrafficRouter _seed = Router(Settings with { Hash = RouteHash.Seed });
    private readonly TrafficRouter _targeted = Router(Settings with { IncludedUsers = Names("user-"), ExcludedUsers = Names("other-"), IncludedGroups = Names("group-") });
    private readonly RouteRequest _request = new() { Unit = TargetingFilter.Unit };
    private readonly RouteRequest _grouped = new() { Unit = TargetingFilter.Unit, Groups = ["staff", "beta"] };
    private readonly TargetingFilter _targeting = new();

    private static RouteSettings Settings => new()
    {
        Key = TargetingFilter.Feature,
        Salt = $"{TargetingFilter.Feature}:1",
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
    public ValueTask<bool> FeatureManagementTargeting() => _targeting.IsEnabledAsync();

    public void Dispose()
    {
        _targeting.Dispose();
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
