using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>The breakers of all endpoints: one endpoint's outage is not thinned out by the others' health.</summary>
/// <remarks>
/// Per endpoint: ln M_k = max(0, ln M_k) at each cohort minute, then the bets of <see cref="BreakerBets"/>. The restart is essential: a good
/// day would otherwise have to be paid back first (2,401 units until a total outage is seen, instead of 5). The endpoints' evidence is
/// averaged, which keeps the mean time to a false alarm (proved without design effect; with it only simulated).
/// </remarks>
internal sealed class BreakerTally
{
    private readonly SequentialParameters _parameters;
    private readonly List<Entry> _entries;
    private readonly List<BreakerBets> _bets = new(1);

    public BreakerTally(ImmutableArray<EndpointSums> sums, SequentialParameters parameters)
    {
        _parameters = parameters;
        _entries = new List<Entry>(sums.Length + 1);
        foreach (var it in sums)
        {
            _entries.Add(new Entry(it.Endpoint, [.. it.Breaker], Budget(it.AckBudget), Budget(it.ResultBudget)));
        }
    }

    private bool HasBudget => _parameters.Guardrails.Latency.Mode == LatencyMode.Budget;

    public void Restart()
    {
        foreach (var entry in _entries)
        {
            ChangeDetector.Restart(entry.Errors);
            ChangeDetector.Restart(entry.Ack);
            ChangeDetector.Restart(entry.Result);
        }
    }

    public void Add(string endpoint, double? legacyRate, in ArmCounts candidate)
    {
        var entry = Find(endpoint);
        Bets(BreakerLimit.Of(_parameters.Guardrails.MaxErrorRate, legacyRate)).Add(entry.Errors, candidate.Units, candidate.Errors);
        if (HasBudget)
        {
            var bets = Bets(_parameters.Guardrails.Latency.BudgetLimit);
            bets.Add(entry.Ack, candidate.Units, candidate.Ack.OverBudget);
            bets.Add(entry.Result, candidate.Units, candidate.Result.OverBudget);
        }
    }

    /// <summary>ln of the mean over the endpoints' evidence that errors exceed the limit.</summary>
    public double LnErrors(double designEffect) => Mean(entry => LogMean.Of(entry.Errors, designEffect));

    /// <summary>The same for the budget, ack and result averaged; 0 without a budget.</summary>
    public double LnBudget(double designEffect) =>
        HasBudget ? Mean(entry => LogMean.Of(LogMean.Of(entry.Ack, designEffect), LogMean.Of(entry.Result, designEffect))) : 0;

    public ImmutableArray<EndpointSums> ToSums() =>
        [.. _entries.Select(it => new EndpointSums(it.Endpoint, [.. it.Errors], [.. it.Ack], [.. it.Result]))];

    private double Mean(Func<Entry, double> evidence)
    {
        switch (_entries.Count)
        {
            case 0:
                return 0;
            case 1:
                return evidence(_entries[0]);
            default:
                return LogMean.Of([.. _entries.Select(evidence)]);
        }
    }

    private BreakerBets Bets(double limit)
    {
        foreach (var known in _bets)
        {
            if (known.Limit.Equals(limit))
            {
                return known;
            }
        }

        var bets = new BreakerBets(limit);
        _bets.Add(bets);
        return bets;
    }

    private Entry Find(string endpoint)
    {
        foreach (var entry in _entries)
        {
            if (string.Equals(entry.Endpoint, endpoint, StringComparison.Ordinal))
            {
                return entry;
            }
        }

        var added = new Entry(endpoint, new double[RatioGrid.Count], Budget([]), Budget([]));
        var at = _entries.FindIndex(it => string.CompareOrdinal(it.Endpoint, endpoint) > 0);
        _entries.Insert(at < 0 ? _entries.Count : at, added);
        return added;
    }

    private double[] Budget(ImmutableArray<double> logs) =>
        !HasBudget ? [] : logs.IsEmpty ? new double[RatioGrid.Count] : [.. logs];

    private sealed record Entry(string Endpoint, double[] Errors, double[] Ack, double[] Result);
}
