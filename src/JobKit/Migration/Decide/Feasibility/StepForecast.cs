namespace JobKit.Migration;

/// <summary>Whether a step can be decided by the traffic it gets.</summary>
/// <param name="SharePpm">The step's share in millionths.</param>
/// <param name="Need">Candidate units that a healthy candidate needs to pass all gates; null when no number of them is enough.</param>
/// <param name="Supply">Candidate units that come within the longest dwell.</param>
/// <param name="Time">How long a healthy candidate stays at the step; null when no time is enough.</param>
/// <param name="Problem">A sentence with need, supply and mend; null when the step can be decided.</param>
public sealed record StepForecast(int SharePpm, long? Need, double Supply, TimeSpan? Time, string? Problem)
{
    /// <summary>Whether the step can be decided within its longest dwell.</summary>
    public bool Feasible => Problem is null;
}
