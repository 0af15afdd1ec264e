using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>The cohorts of an epoch that are folded. Not safe for concurrent use.</summary>
internal sealed class FoldedCohorts
{
    /// <summary>Before any cohort.</summary>
    public static readonly DateTimeOffset Earliest = DateTimeOffset.UnixEpoch;

    private DateTimeOffset _drawnSince;

    /// <summary>Cohorts that began before this need not be read again.</summary>
    public DateTimeOffset From { get; set; } = Earliest;

    public EvidenceSums Sums { get; private set; } = EvidenceSums.Empty;

    /// <summary>The endpoints whose candidate had drawn units since the step was entered, in ordinal order.</summary>
    public SortedSet<string> Drawn { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the sums hold for a step entered then: none of its cohorts was folded before it was known.</summary>
    public bool CanContinue(DateTimeOffset enteredAt) => Sums.FoldedBefore is not { } before || before <= enteredAt || Sums.Step.Since == enteredAt;

    /// <summary>Takes in what is mature.</summary>
    /// <returns>The rest, oldest first.</returns>
    public ImmutableArray<CohortMinute> Fold(
        IEnumerable<CohortRow> rows, StageBaseline baseline, SequentialPolicy policy, StepFrame frame, NodesHeard heard)
    {
        var minutes = EvidenceReading.Minutes(rows, baseline.Latency, policy.Parameters, heard);
        NoteDrawn(minutes, frame.EnteredAt);
        Sums = policy.Fold(Sums, minutes.AsSpan(), frame, heard.AsOf);
        if (Sums.FoldedBefore is not { } before)
        {
            return minutes;
        }

        From = before > From ? before : From;
        return minutes.RemoveAll(minute => minute.Start < before);
    }

    private void NoteDrawn(ImmutableArray<CohortMinute> minutes, DateTimeOffset since)
    {
        if (_drawnSince != since)
        {
            _drawnSince = since;
            Drawn.Clear();
        }

        Drawn.UnionWith(minutes.Where(minute => minute.Start >= since).SelectMany(minute => minute.Rows).Where(row => row.Candidate.Units > 0).Select(row => row.Endpoint));
    }
}
