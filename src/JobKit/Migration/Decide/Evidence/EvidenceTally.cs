using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace JobKit.Migration;

/// <summary>Adds cohorts to what is known, in the order of their minutes: errors, the detector and the breakers.</summary>
/// <remarks>A row that cannot be is left out and named; the others still count.</remarks>
internal sealed class EvidenceTally
{
    private const int MostNames = 8;

    private readonly SequentialParameters _parameters;
    private readonly StepFrame _frame;
    private readonly double[] _errors;
    private readonly double[] _detector;
    private readonly List<string> _badRows;

    public EvidenceTally(EvidenceSums sums, SequentialParameters parameters, StepFrame frame)
    {
        _parameters = parameters;
        _frame = frame;
        _errors = [.. sums.Errors];
        _detector = [.. sums.Detector];
        _badRows = [.. sums.BadRows];
        BadRowCount = sums.BadRowCount;
        Breakers = new BreakerTally(sums.Endpoints, parameters);
    }

    public BreakerTally Breakers { get; }

    public ReadOnlySpan<double> Errors => _errors;

    public ReadOnlySpan<double> Detector => _detector;

    public int BadRowCount { get; private set; }

    public ImmutableArray<string> BadRows => [.. _badRows];

    /// <param name="minute">The next cohort minute.</param>
    /// <param name="age">How final it is.</param>
    /// <param name="mature">Told of each good row of a mature minute, with the costs of its block.</param>
    public void Add(CohortMinute minute, CohortAge age, MatureTally? mature = null)
    {
        Breakers.Restart();
        if (age != CohortAge.Open)
        {
            ChangeDetector.Restart(_detector);
        }

        foreach (var row in minute.Rows)
        {
            Add(row, minute.Start, age, mature);
        }
    }

    private void Add(CohortCounts row, DateTimeOffset start, CohortAge age, MatureTally? mature)
    {
        var given = age == CohortAge.Open ? row with { Candidate = row.Candidate.Running(), Legacy = row.Legacy.Running() } : row;
        if (given.Problem(start, age) is { } problem)
        {
            BadRowCount++;
            if (_badRows.Count < MostNames)
            {
                _badRows.Add(problem);
            }

            return;
        }

        var candidate = age == CohortAge.Mature ? given.Candidate.Matured() : given.Candidate;
        Breakers.Add(row.Endpoint, _frame.LegacyErrorRate(row.Endpoint), candidate);
        if (age != CohortAge.Open)
        {
            Compare(candidate, given.Legacy, age, mature, start);
        }
    }

    private void Compare(in ArmCounts candidate, in ArmCounts legacy, CohortAge age, MatureTally? mature, DateTimeOffset start)
    {
        Span<double> costs = stackalloc double[RatioGrid.Count];
        var comparable = candidate.Units > 0 && legacy.Units > 0;
        if (comparable)
        {
            CountProcess.Costs(candidate.Units, legacy.Units, _parameters.Guardrails.R0, costs);
            // Evidence rises with candidate errors and falls with legacy errors: what is pending is counted so that it can only rise later.
            var legacyErrors = legacy.Errors + (age == CohortAge.Closed ? legacy.Pending : 0);
            CountProcess.Add(_errors, candidate.Errors, legacyErrors, costs);
            CountProcess.Add(_detector, candidate.Errors, legacyErrors, costs);
        }

        mature?.Add(candidate, legacy, comparable ? costs : default, start);
    }

    /// <summary>The sums after mature minutes. The tally must not be used again.</summary>
    public EvidenceSums ToSums(DateTimeOffset foldedBefore, MatureTally mature) => new(
        foldedBefore,
        ImmutableCollectionsMarshal.AsImmutableArray(_errors),
        ImmutableCollectionsMarshal.AsImmutableArray(_detector),
        mature.Latency,
        Breakers.ToSums(),
        mature.Step,
        BadRows,
        BadRowCount);
}
