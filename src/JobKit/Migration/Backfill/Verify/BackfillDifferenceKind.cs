namespace JobKit.Migration;

/// <summary>How a row differs.</summary>
public enum BackfillDifferenceKind
{
    /// <summary>It should be there and is not.</summary>
    Missing,

    /// <summary>It is there and should not be.</summary>
    Extra,

    /// <summary>Some of its values are others.</summary>
    Different,
}
