namespace JobKit.Migration;

/// <summary>Who judges a check.</summary>
public enum VerificationKind
{
    /// <summary>The program.</summary>
    Automatic = 0,

    /// <summary>A named person.</summary>
    Manual = 1,
}
