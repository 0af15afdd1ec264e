using System.Diagnostics.Metrics;

namespace JobKit.Tests.Telemetry;

/// <summary>A factory whose meters only one test hears.</summary>
internal sealed class IsolatedMeterFactory : IMeterFactory
{
    private readonly List<Meter> _meters = [];

    public Meter Create(MeterOptions options)
    {
        options.Scope = this;
        var meter = new Meter(options);
        _meters.Add(meter);
        return meter;
    }

    public void Dispose() => _meters.ForEach(meter => meter.Dispose());
}
