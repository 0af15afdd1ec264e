namespace JobKit.Migration;

/// <summary>One of the two ways to answer a request.</summary>
public enum MigrationSide
{
    /// <summary>The existing endpoint, as it always was.</summary>
    Legacy = 0,

    /// <summary>The job that is to take its place.</summary>
    Candidate = 1,
}
