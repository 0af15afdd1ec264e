using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Chooses between the two claims: the limited one where a limit may bear on it.</summary>
internal sealed class PostgreSqlClaims(PostgreSqlText text)
{
    public PostgreSqlClaim Plain { get; } = new(text);

    public PostgreSqlLimitedClaim Limited { get; } = new(text);

    public async Task<IReadOnlyList<ClaimedJob>> ExecuteAsync(StoreSession session, ClaimRequest request, CancellationToken cancellationToken) =>
        (request.QueueLimits.Count == 0 ? await Plain.ExecuteAsync(session, request, cancellationToken).ConfigureAwait(false) : null)
        ?? await Limited.ExecuteAsync(session, request, cancellationToken).ConfigureAwait(false);
}
