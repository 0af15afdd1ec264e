namespace JobKit.AspNetCore;

/// <summary>One way in which a request is refused: its name on the wire, its HTTP status, and a title that never changes with the request.</summary>
internal sealed record ErrorCode(string Name, int Status, string Title)
{
    /// <summary>The problem's <c>type</c>.</summary>
    public string Urn { get; } = "urn:jobkit:" + Name.ToLowerInvariant().Replace('_', '-');
}
