namespace JobKit.Migration;

/// <summary>The later steps of one rollback. It carries all that they need: a plan that is revised meanwhile changes nothing in them.</summary>
[JobType("jobkit.rollback")]
internal sealed record RollbackJob
{
    public required string Key { get; init; }

    /// <summary>The epoch that the rollback began; the jobs to deal with are of those before.</summary>
    public required long Epoch { get; init; }

    public required string Actor { get; init; }

    public string? Reason { get; init; }

    public RollbackChoices Choices { get; init; } = new();

    public string? AlertChannel { get; init; }

    public const int Attempts = 10;

    /// <summary>In whose name the steps act, within what an audit can hold.</summary>
    public OperatorAction By
    {
        get
        {
            var reason = $"Rollback of {Key}: {Reason ?? "no reason given"}";
            return new(Actor, reason.Length <= 1000 ? reason : reason[..(char.IsHighSurrogate(reason[999]) ? 999 : 1000)]);
        }
    }
}
