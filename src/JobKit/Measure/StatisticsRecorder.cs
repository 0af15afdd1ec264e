using System.Numerics;
using JobKit.Storage;

namespace JobKit;

/// <summary>Counts what the job loop does, by queue and type, until <see cref="StatisticsFlusher"/> writes it.</summary>
/// <remarks>Safe for concurrent use. After the first use of a queue and type on a processor, recording allocates nothing; memory grows with the number of types and queues alone.</remarks>
internal sealed class StatisticsRecorder
{
    // A cell holds two histograms, about 2 KB: more stripes would cost memory and gain nothing.
    private const int MaxStripes = 16;

    private readonly StatisticsStripe[] _stripes =
        [.. Enumerable.Range(0, (int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(Environment.ProcessorCount, MaxStripes))).Select(_ => new StatisticsStripe())];

    /// <summary>A settle was accepted: <paramref name="status"/> is the job's status after it.</summary>
    public void Settled(string queue, string type, JobVerb verb, JobStatus status) => Stripe().Settled(queue, type, verb, status);

    /// <summary>A claimed job had waited since it was due.</summary>
    public void Wait(string queue, string type, TimeSpan wait) => Stripe().Wait(queue, type, wait);

    /// <summary>An attempt succeeded this long after its claim.</summary>
    public void Run(string queue, string type, TimeSpan run) => Stripe().Run(queue, type, run);

    /// <summary>Takes everything counted since the last drain, as counts of the given minute.</summary>
    public IReadOnlyList<StatisticsCount> Drain(long minute)
    {
        var counts = new Dictionary<StatisticsCount, long>();
        foreach (var stripe in _stripes)
        {
            stripe.Drain(minute, counts);
        }

        return [.. counts.Select(entry => entry.Key with { Count = entry.Value })];
    }

    private StatisticsStripe Stripe() => _stripes[Thread.GetCurrentProcessorId() & (_stripes.Length - 1)];
}
