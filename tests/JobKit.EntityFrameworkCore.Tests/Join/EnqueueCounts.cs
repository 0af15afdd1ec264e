using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace JobKit.EntityFrameworkCore.Tests.Join;

/// <summary>What one app has counted of its enqueues: a factory whose meter nobody else hears.</summary>
internal sealed class EnqueueCounts : IMeterFactory
{
    private readonly MeterListener _listener = new();

    private readonly List<Meter> _meters = [];

    private readonly ConcurrentDictionary<string, long> _byType = new(StringComparer.Ordinal);

    public EnqueueCounts()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, this) && instrument.Name is "jobkit.jobs.enqueued" or "jobkit.jobs.refused")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (instrument.Name == "jobkit.jobs.enqueued")
            {
                Enqueued += value;
                _byType.AddOrUpdate((string)tags.ToArray().Single(tag => tag.Key == "job.type").Value!, value, (_, before) => before + value);
            }
            else
            {
                Refused.Add((string)tags.ToArray().Single(tag => tag.Key == "outcome").Value!);
            }
        });
        _listener.Start();
    }

    public long Enqueued { get; private set; }

    public long Of(string type) => _byType.GetValueOrDefault(type);

    public List<string> Refused { get; } = [];

    public Meter Create(MeterOptions options)
    {
        options.Scope = this;
        var meter = new Meter(options);
        _meters.Add(meter);
        return meter;
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meters.ForEach(meter => meter.Dispose());
    }
}
