namespace JobKit;

/// <summary>Gives a job class the stable name that is stored with every job of it, so that the class can be renamed or moved.</summary>
/// <param name="name">1 to 128 characters of <c>a-z A-Z 0-9 . _ -</c>, not beginning with <c>jobkit.</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class JobTypeAttribute(string name) : Attribute
{
    /// <summary>The stored name.</summary>
    public string Name { get; } = name;
}
