namespace Storybook;

/// <summary>The given file is no story that can be illustrated. The message names the file, what is wrong and what to do.</summary>
internal sealed class StoryException : Exception
{
    public StoryException(StoryProblem problem, string message)
        : base(message)
    {
        Problem = problem;
    }

    /// <summary>The kind of problem, for callers that answer with a status code.</summary>
    public StoryProblem Problem { get; }
}
