namespace JobKit.Migration;

/// <summary>What happens when a step's longest dwell is over and the gates still do not pass.</summary>
public enum Inconclusive
{
    /// <summary>The share stays, with an alert; the default.</summary>
    Hold = 0,

    /// <summary>One step up, unless the evidence against the candidate is 10 or more.</summary>
    Advance = 1,

    /// <summary>Back to legacy.</summary>
    RollBack = 2,
}
