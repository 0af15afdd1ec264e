namespace JobKit.Migration;

/// <summary>Where an entity (an image, an order) stands, as its jobs show it.</summary>
public enum EntityState
{
    /// <summary>It is there, and no work on it has begun.</summary>
    Ingested = 0,

    /// <summary>Work has begun and is not over.</summary>
    Processing = 1,

    /// <summary>All work is done.</summary>
    Stored = 2,

    /// <summary>No work is left, and some of it failed for good.</summary>
    Failed = 3,

    /// <summary>No work is left, none failed, and some was cancelled.</summary>
    Cancelled = 4,
}
