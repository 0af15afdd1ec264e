namespace JobKit.Migration;

/// <summary>Takes requests that legacy has answered and runs a sample of them as isolated jobs, to compare. A singleton.</summary>
/// <remarks>Nothing here waits, throws or writes: it hands over, in constant time, to a queue in memory that drops what is too much and counts it.</remarks>
public interface IShadow
{
    /// <summary>Whether this request is to be captured: its rollout shadows, there is an experiment, and the unit is in the sample.</summary>
    /// <param name="key">The rollout.</param>
    /// <param name="decision">How the request was routed.</param>
    /// <param name="unit">The unit; a request without one is drawn by chance.</param>
    bool Wants(string key, in RouteDecision decision, string? unit);

    /// <summary>Takes the request and legacy's answer, where <see cref="Wants"/> said so.</summary>
    ShadowIntake Capture(ShadowCapture capture);

    /// <summary>Begins a trial in code; the control is what answers.</summary>
    ShadowTrial<TAnswer> Use<TAnswer>(Func<CancellationToken, Task<TAnswer>> control);
}
