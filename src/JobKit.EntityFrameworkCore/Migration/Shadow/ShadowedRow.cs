namespace JobKit.EntityFrameworkCore;

/// <summary>One row of <c>jobkit_shadow</c>: a request that was shadowed, and what came of it.</summary>
internal sealed class ShadowedRow
{
    public Guid Id { get; set; }

    public required string Key { get; set; }

    public long Epoch { get; set; }

    public Guid? JobId { get; set; }

    public string? ControlJson { get; set; }

    public required string Hash { get; set; }

    public required string Stamp { get; set; }

    public bool Noise { get; set; }

    public short? Class { get; set; }

    public string? Signature { get; set; }

    public string? DifferencesJson { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }
}
