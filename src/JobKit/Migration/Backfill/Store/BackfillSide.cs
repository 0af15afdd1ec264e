namespace JobKit.Migration;

/// <summary>The two sides of a verification.</summary>
public enum BackfillSide
{
    /// <summary>What should be there, made of the source's rows anew.</summary>
    Source,

    /// <summary>What is there.</summary>
    Target,
}
