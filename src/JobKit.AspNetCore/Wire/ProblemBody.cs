namespace JobKit.AspNetCore;

/// <summary>A problem on the wire.</summary>
internal sealed record ProblemBody
{
    public required string Type { get; init; }

    public required string Title { get; init; }

    public required int Status { get; init; }

    public required string Detail { get; init; }

    public required string Code { get; init; }

    public required string Error { get; init; }

    public required string TraceId { get; init; }
}
