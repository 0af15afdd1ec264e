namespace JobKit.RolloutLab;

/// <summary>Somebody who works in small steps, between which others work and time passes.</summary>
internal interface IActor
{
    /// <summary>Does the next step.</summary>
    void Step();
}
