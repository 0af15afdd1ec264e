namespace Storybook;

/// <summary>What an answer of the old endpoint is, as its contract knows them.</summary>
internal enum AnswerKind
{
    /// <summary>There was none: the connection broke, or nothing came in time.</summary>
    None,

    /// <summary>The book.</summary>
    Book,

    /// <summary>An error in the contract's shape: the request failed, and its client knows.</summary>
    Failed,

    /// <summary>It is still at work, and its client was told where to ask.</summary>
    Processing,

    /// <summary>Not what the contract promises.</summary>
    Wrong,
}
