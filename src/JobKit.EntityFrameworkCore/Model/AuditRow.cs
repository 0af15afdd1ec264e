namespace JobKit.EntityFrameworkCore;

/// <summary>One row of <c>jobkit_audit</c>: an operator's act.</summary>
internal sealed class AuditRow
{
    public Guid Id { get; set; }

    public DateTimeOffset At { get; set; }

    public required string Actor { get; set; }

    public required string Action { get; set; }

    public required string Target { get; set; }

    public string? Reason { get; set; }

    public string? Before { get; set; }

    public string? After { get; set; }
}
