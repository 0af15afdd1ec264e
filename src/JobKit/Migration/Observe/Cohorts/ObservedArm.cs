namespace JobKit.Migration;

/// <summary>A side, and whether chance put the unit there. The numbers are stored and never change meaning.</summary>
public enum ObservedArm
{
    /// <summary>Legacy, by chance: compared.</summary>
    Legacy = 0,

    /// <summary>Candidate, by chance: compared.</summary>
    Candidate = 1,

    /// <summary>Legacy for another reason: a list, an override, no unit. Counted, and not compared.</summary>
    LegacyTargeted = 2,

    /// <summary>Candidate for another reason. Counted, and not compared.</summary>
    CandidateTargeted = 3,
}
