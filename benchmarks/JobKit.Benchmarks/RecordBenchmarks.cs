using BenchmarkDotNet.Attributes;
using JobKit.Migration;

namespace JobKit.Benchmarks;

/// <summary>Recording one request on one thread, beside the least that any counting costs and beside a targeting decision.</summary>
[MemoryDiagnoser]
public class RecordBenchmarks : IDisposable
{
    private static readonly RouteDecision Decision = new() { Side = MigrationSide.Candidate, Sub = 7, Epoch = 1, Cohort = TimeSpan.FromMinutes(1), Randomised = true };

    private readonly MigrationMonitor _monitor = new(TimeProvider.System);
    private readonly TargetingFilter _targeting = new();
    private readonly ObservedEndpoint _endpoint;
    private long _micros;
    private int _begun;
    private int _ended;

    public RecordBenchmarks() => _endpoint = _monitor.Endpoint("create-storybook", "POST /api/story");

    [Benchmark(Baseline = true, Description = "two atomic additions")]
    public int TwoAdditions() => Interlocked.Increment(ref _begun) - Interlocked.Increment(ref _ended);

    [Benchmark(Description = "record one request (begin and end)")]
    public void BeginAndEnd() => _monitor.Record(_monitor.Begin(_endpoint, Decision), _micros++ & 0xFFFFF, RequestOutcome.Accepted);

    [Benchmark(Description = "record one request (in one call)")]
    public void InOneCall() => _monitor.Record(_endpoint, Decision, _micros++ & 0xFFFFF, RequestOutcome.Succeeded);

    [Benchmark(Description = "FeatureManagement: one targeting decision")]
    public ValueTask<bool> FeatureManagementTargeting() => _targeting.IsEnabledAsync();

    public void Dispose()
    {
        _targeting.Dispose();
        GC.SuppressFinalize(this);
    }
}
