namespace JobKit.Migration;

/// <summary>What a rule says of a place. Where several speak of one place, the first of this order counts.</summary>
internal enum PathRuleKind
{
    /// <summary>Differences at and below it do not count.</summary>
    Ignore,

    /// <summary>Its value is never kept, only whether it is null.</summary>
    Mask,

    /// <summary>Its value is an id: equal where it always stands for the same one of the other side.</summary>
    MapId,

    /// <summary>Numbers so close are equal.</summary>
    Tolerance,

    /// <summary>Instants so close are equal.</summary>
    TimeTolerance,

    /// <summary>Its items are equal in any order.</summary>
    Unordered,
}
