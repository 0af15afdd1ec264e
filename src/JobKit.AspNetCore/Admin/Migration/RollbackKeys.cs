using JobKit.Migration;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace JobKit.AspNetCore;

/// <summary>Which migrations a rollback of all is about: as the store says, else those that this node's endpoints serve.</summary>
internal sealed class RollbackKeys(IRolloutStore store, EndpointDataSource endpoints, TimeProvider clock, ILogger<RollbackKeys> logger)
{
    /// <summary>As long as each rollback waits for its own writing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <returns>The keys; null where the store does not tell, and this node serves none.</returns>
    public async Task<IReadOnlyList<string>?> FindAsync()
    {
        // Not with the request's token: whoever closes the page leaves none behind.
        using var hanging = new CancellationTokenSource(Patience, clock);
        try
        {
            // The rows as they are: one whose plan or state this build cannot read keeps no other from being listed.
            var read = await store.ReadAsync(null, hanging.Token).WaitAsync(hanging.Token).ConfigureAwait(false);
            return [.. read.Rollouts.Where(it => it.Stage is not (MigrationStage.Off or MigrationStage.RolledBack)).Select(it => it.Key)];
        }
        catch (Exception away)
        {
            // This node takes back what it serves, at once, and writes it when the store is back.
            AdminLog.NotListed(logger, away);
            return Served() is { Count: > 0 } served ? served : null;
        }
    }

    private List<string> Served() =>
        [.. endpoints.Endpoints.SelectMany(it => it.Metadata.GetOrderedMetadata<MigrationKey>()).Select(it => it.Key).Distinct(StringComparer.Ordinal)];
}
