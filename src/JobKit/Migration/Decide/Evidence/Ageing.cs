namespace JobKit.Migration;

/// <summary>Tells how final a cohort is, from its numbers and the time up to which all nodes have written theirs.</summary>
internal static class Ageing
{
    /// <summary>How long after its end all nodes' counts of a cohort have arrived: a flush each second, and one to spare.</summary>
    private static readonly TimeSpan Arrival = TimeSpan.FromSeconds(2);

    public static CohortAge Of(CohortMinute minute, SequentialParameters parameters, DateTimeOffset asOf)
    {
        var age = asOf - minute.Start;
        if (age < parameters.Cohort + Arrival)
        {
            return CohortAge.Open;
        }

        var waited = age >= parameters.Cohort + parameters.MaturationWindow;
        foreach (var row in minute.Rows)
        {
            if (!row.IsSettled(waited))
            {
                return CohortAge.Closed;
            }
        }

        return CohortAge.Mature;
    }
}
