namespace JobKit.Chaos;

/// <summary>What a node learned of a batch of counts that it sent.</summary>
internal enum FlushAnswer
{
    /// <summary>It is in now.</summary>
    Added,

    /// <summary>It was in before.</summary>
    Known,

    /// <summary>Nothing: it is in, and the answer was lost on purpose.</summary>
    Lost,

    /// <summary>An error.</summary>
    Failed,
}
