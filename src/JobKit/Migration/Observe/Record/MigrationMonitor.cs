using System.Collections.Concurrent;

namespace JobKit.Migration;

/// <summary>Counts what both sides do with their requests, for all rollouts of this process. Once a second the counts go to the store as sums.</summary>
/// <remarks>
/// Safe for concurrent use. <see cref="Begin"/> and <see cref="Record(in ObservedRequest, long, RequestOutcome)"/> never throw and never wait;
/// in steady state they allocate nothing. What cannot be right is set right where there is one way to do so, else left out, and counted in
/// <see cref="Odd"/> either way.
/// </remarks>
public sealed class MigrationMonitor
{
    /// <summary>Longer than any pause between a look at the present cohort and the count in it.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);

    /// <summary>After this a request without an end is one that nobody recorded.</summary>
    private static readonly TimeSpan LongestRequest = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<(string Key, string Name), ObservedEndpoint> _endpoints = new();
    private readonly ConcurrentDictionary<string, FirstExposures> _exposures = new(StringComparer.Ordinal);
    private readonly LateCounts _later = new();
    private readonly TimeProvider _clock;
    private long _odd;

    internal MigrationMonitor(TimeProvider clock) => _clock = clock;

    /// <summary>Values that could not be right since the process started: a sub or time out of range, an unknown side or outcome, a request that was never begun.</summary>
    public long Odd => Interlocked.Read(ref _odd);

    /// <summary>The endpoint to record for; the same one for the same names.</summary>
    /// <param name="key">The rollout, 1 to 100 characters.</param>
    /// <param name="name">The endpoint's name in the statistics, 1 to 200 characters.</param>
    /// <exception cref="ArgumentException">A value is out of range; the message names it, the range and the mend.</exception>
    public ObservedEndpoint Endpoint(string key, string name)
    {
        if (Problem("key", key, 100, "the key of the rollout") is { } wrongKey)
        {
            throw new ArgumentException(wrongKey, nameof(key));
        }

        if (Problem("name", name, 200, "a name for the endpoint, like its route") is { } wrongName)
        {
            throw new ArgumentException(wrongName, nameof(name));
        }

        var exposures = _exposures.GetOrAdd(key, static id => new(id));
        return _endpoints.GetOrAdd((key, name), static (id, it) => new(id.Key, id.Name, it.exposures, it._clock), (exposures, _clock));
    }

    /// <summary>A request was routed: it belongs to the cohort of this moment, however long it takes.</summary>
    public ObservedRequest Begin(ObservedEndpoint endpoint, in RouteDecision decision)
    {
        if (endpoint is null || decision.Side is not (MigrationSide.Legacy or MigrationSide.Candidate))
        {
            Interlocked.Increment(ref _odd);
            return default;
        }

        var sub = decision.Sub;
        if (sub is < 0 or >= SubCounts.Count)
        {
            Interlocked.Increment(ref _odd);
            sub = Math.Clamp(sub, 0, SubCounts.Count - 1);
        }

        endpoint.Exposures.See(decision);
        var arm = Arm(decision.Side, decision.Randomised);
        var cells = endpoint.Now(decision);
        cells.Begin(arm, sub);
        return new(cells, arm, sub);
    }

    /// <summary>The request ended.</summary>
    /// <param name="request">What <see cref="Begin"/> gave.</param>
    /// <param name="ackMicros">From the request to the response, in microseconds, 0 to 2^37-1; not looked at when the client was gone.</param>
    /// <param name="outcome">How.</param>
    public void Record(in ObservedRequest request, long ackMicros, RequestOutcome outcome)
    {
        if (request.Cells is not { } cells || outcome is < RequestOutcome.Succeeded or > RequestOutcome.Repeated)
        {
            Interlocked.Increment(ref _odd);
            return;
        }

        if (ackMicros is < 0 or > MicrosBuckets.Max)
        {
            Interlocked.Increment(ref _odd);
            ackMicros = Math.Clamp(ackMicros, 0, MicrosBuckets.Max);
        }

        cells.End(request.Arm, request.Sub, ackMicros, outcome);
    }

    /// <summary>A request began and ended: for those that measure it themselves. It counts in the cohort of this moment.</summary>
    /// <param name="endpoint">Where.</param>
    /// <param name="decision">How it was routed, whoever answered.</param>
    /// <param name="ackMicros">From the request to the response, in microseconds, 0 to 2^37-1.</param>
    /// <param name="outcome">How.</param>
    public void Record(ObservedEndpoint endpoint, in RouteDecision decision, long ackMicros, RequestOutcome outcome)
    {
        if (outcome is < RequestOutcome.Succeeded or > RequestOutcome.Repeated)
        {
            Interlocked.Increment(ref _odd);
        }
        else if (Begin(endpoint, decision) is { Cells: not null } request)
        {
            Record(request, ackMicros, outcome);
        }
    }

    /// <summary>A shadow comparison is done: it counts in the cohort of the request that was shadowed.</summary>
    /// <param name="stamp">The stamp of the shadow job.</param>
    /// <param name="mismatch">Whether the answers differed.</param>
    public void Compared(RouteStamp stamp, bool mismatch)
    {
        if (stamp is null)
        {
            Interlocked.Increment(ref _odd);
            return;
        }

        _later.Compared(stamp, mismatch);
    }

    /// <summary>A job ended, on whatever node its request was: it counts if it bears a stamp.</summary>
    internal void Settled(SettledJob job)
    {
        if (RouteStamp.Of(job.Metadata) is { } stamp)
        {
            _later.Settled(stamp, job.Status, (job.FinishedAt - job.CreatedAt).Ticks / TimeSpan.TicksPerMicrosecond);
        }
    }

    /// <summary>Takes everything counted since the last drain. One at a time.</summary>
    internal List<CohortDelta> Drain()
    {
        var now = _clock.GetUtcNow().UtcTicks;
        var deltas = _later.Drain();
        foreach (var endpoint in _endpoints)
        {
            endpoint.Value.Drain(deltas, now, now - Kept.Ticks, now - LongestRequest.Ticks);
        }

        return deltas;
    }

    /// <summary>Takes the first exposures since the last drain. One at a time.</summary>
    internal List<ExposureDelta> DrainExposures() => [.. _exposures.Values.SelectMany(it => it.Drain())];

    private static ObservedArm Arm(MigrationSide side, bool randomised) => side == MigrationSide.Candidate
        ? randomised ? ObservedArm.Candidate : ObservedArm.CandidateTargeted
        : randomised ? ObservedArm.Legacy : ObservedArm.LegacyTargeted;

    private static string? Problem(string what, string value, int longest, string mend)
    {
        ArgumentNullException.ThrowIfNull(value);
        return string.IsNullOrWhiteSpace(value) || value.Length > longest || !NameText.IsStorable(value)
            ? $"The {what} \"{NameText.Shown(value)}\" has {value.Length} characters. It must have 1 to {longest}, not be blank, and hold neither NUL nor half a surrogate pair. Give {mend}."
            : null;
    }
}
