using BenchmarkDotNet.Attributes;
using JobKit.Migration;

namespace JobKit.Benchmarks;

/// <summary>Recording one request, on one thread: the whole in one call, and its two halves.</summary>
[MemoryDiagnoser]
public class RecordBenchmarks
{
    private static readonly RouteDecision Decision = new() { Side = MigrationSide.Candidate, Sub = 7, Epoch = 1, Randomised = true };

    private readonly MigrationMonitor _monitor = new(TimeProvider.System);
    private readonly ObservedEndpoint _endpoint;
    private readonly ObservedRequest _begun;
    private long _micros;

    public RecordBenchmarks()
    {
        _endpoint = _monitor.Endpoint("create-storybook", "POST /api/story");
        _begun = _monitor.Begin(_endpoint, Decision);
    }

    [Benchmark(Baseline = true)]
    public void Record() => _monitor.Record(_endpoint, MigrationSide.Legacy, 7, _micros++ & 0xFFFFF, RequestOutcome.Succeeded, epoch: 1);

    [Benchmark]
    public ObservedRequest Begin() => _monitor.Begin(_endpoint, Decision);

    [Benchmark]
    public void End() => _monitor.Record(_begun, _micros++ & 0xFFFFF, RequestOutcome.Accepted);
}
