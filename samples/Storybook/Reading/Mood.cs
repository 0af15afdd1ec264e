namespace Storybook;

/// <summary>How a scene feels; it decides the colours.</summary>
internal enum Mood
{
    /// <summary>When no other mood has words in the scene.</summary>
    Calm,

    /// <summary>Laughing, singing, feasting.</summary>
    Joyful,

    /// <summary>Tears, cold, loss.</summary>
    Sad,

    /// <summary>Danger, anger, dread.</summary>
    Fearful,

    /// <summary>Magic and marvels.</summary>
    Wonder,
}
