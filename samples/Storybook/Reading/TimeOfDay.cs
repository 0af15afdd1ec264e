namespace Storybook;

/// <summary>When a scene happens; it decides the light.</summary>
internal enum TimeOfDay
{
    /// <summary>Also when the scene says nothing.</summary>
    Day,

    /// <summary>Morning, sunrise.</summary>
    Dawn,

    /// <summary>Evening, sunset.</summary>
    Dusk,

    /// <summary>Night, with stars and a moon.</summary>
    Night,
}
