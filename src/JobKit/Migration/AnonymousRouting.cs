namespace JobKit.Migration;

/// <summary>What happens to a request that comes without a unit, like a user's id, to route by.</summary>
/// <remarks>A unit that is null, empty or only white space is none.</remarks>
public enum AnonymousRouting
{
    /// <summary>Legacy answers; in <see cref="MigrationStage.RampDown"/> the candidate. The default.</summary>
    Legacy = 0,

    /// <summary>A random unit, kept in the visitor's cookie, takes the unit's place. Without one, as <see cref="Legacy"/>.</summary>
    Sticky = 1,

    /// <summary>Each request is drawn anew, as the seed did; the same visitor sees both sides. In <see cref="MigrationStage.RampDown"/> the candidate.</summary>
    RandomPerRequest = 2,
}
