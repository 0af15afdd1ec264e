namespace JobKit.Client;

/// <summary>How a job is started.</summary>
public sealed record JobStartOptions
{
    /// <summary>1 to 255 printable ASCII characters that stand for this start, for the caller who may repeat it after a crash; a random one for each call by default.</summary>
    public string? IdempotencyKey { get; init; }
}
