namespace JobKit.EntityFrameworkCore.Tests.Join;

/// <summary>When a commit fails: before it is made, or after, so that only its answer is lost.</summary>
public enum CommitFailure
{
    BeforeTheCommit,
    AfterTheCommit,
}
