namespace JobKit.Migration;

/// <summary>A rollback that this node wants written, and that the store has not taken yet.</summary>
/// <param name="Key">The rollout.</param>
/// <param name="Epoch">The epoch that is to end; another one is left alone.</param>
/// <param name="By">Who asks for it.</param>
/// <param name="IdempotencyKey">The caller's, or null.</param>
/// <param name="Evidence">What it rests on.</param>
internal sealed record RollbackRequest(string Key, long Epoch, OperatorAction By, string? IdempotencyKey, string Evidence)
{
    /// <summary>Whether a person asks for it: then a freeze is no reason to leave it.</summary>
    public bool ByPerson { get; init; }
}
