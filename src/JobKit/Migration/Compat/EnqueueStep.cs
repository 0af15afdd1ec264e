namespace JobKit.Migration;

/// <summary>What follows an enqueue that threw.</summary>
internal enum EnqueueStep
{
    /// <summary>The same job again, under the same id: stored twice it is one.</summary>
    Retry,

    /// <summary>The legacy side answers, and the candidate has failed once.</summary>
    LegacyAnswers,

    /// <summary>503: neither side may do the work, for the other may be doing it.</summary>
    Unavailable,

    /// <summary>422: what the key or id stands for is another request.</summary>
    Mismatch,
}
