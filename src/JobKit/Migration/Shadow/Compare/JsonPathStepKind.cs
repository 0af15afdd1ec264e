namespace JobKit.Migration;

internal enum JsonPathStepKind
{
    Name,
    AnyName,
    Index,
    AnyIndex,

    /// <summary><c>..</c>: any number of steps, none too.</summary>
    AnyDepth,
}
