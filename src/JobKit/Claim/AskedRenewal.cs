namespace JobKit;

/// <summary>A job as it was when the renewal of its lease was sent.</summary>
/// <param name="held">The job.</param>
internal sealed class AskedRenewal(HeldJob held)
{
    public HeldJob Held => held;

    /// <summary>The completion that its handler had written by then in a transaction of its own, if any.</summary>
    public OwnSettle? Written { get; } = held.OwnSettle is { Accepted: true } written ? written : null;
}
