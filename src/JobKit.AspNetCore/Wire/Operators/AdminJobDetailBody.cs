using System.Diagnostics.CodeAnalysis;

namespace JobKit.AspNetCore;

/// <summary>A job whole: with what was asked, what came of it, and the attempts that did not succeed.</summary>
internal sealed record AdminJobDetailBody : AdminJobBody
{
    [SetsRequiredMembers]
    public AdminJobDetailBody(AdminJobBody job, RawJson payload)
        : base(job) => Payload = payload;

    /// <summary>Masked, for whoever may not see it all.</summary>
    public RawJson Payload { get; }

    /// <summary>Masked likewise.</summary>
    public RawJson? Result { get; init; }

    public bool Masked { get; init; }

    public string? CancelReason { get; init; }

    public AttemptErrorBody? LastError { get; init; }

    public IReadOnlyList<AttemptBody> Attempts { get; init; } = [];

    public string? TraceId { get; init; }

    public JobId? ParentId { get; init; }

    /// <summary>The newest, two hundred at most.</summary>
    public IReadOnlyList<JobId> Children { get; init; } = [];
}
