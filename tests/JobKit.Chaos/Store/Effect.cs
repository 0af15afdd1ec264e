namespace JobKit.Chaos;

/// <summary>What a transactional handler wrote in its own transaction. Nothing keeps a second one out: the checker is to see it.</summary>
internal sealed class Effect
{
    public long Id { get; set; }

    public Guid JobId { get; set; }

    public long Epoch { get; set; }
}
