namespace JobKit.EntityFrameworkCore;

/// <summary>Which tables this build works with.</summary>
internal static class SchemaVersion
{
    /// <summary>The row of <c>jobkit_schema</c> that speaks for the tables of the job loop.</summary>
    public const string Feature = "jobs";

    public const int Current = 1;
}
