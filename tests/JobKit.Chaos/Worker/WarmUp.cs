using JobKit.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Chaos;

/// <summary>Makes a fresh worker compile what its first lease would otherwise be spent on: the context's model and the store's statements.</summary>
/// <remarks>The lease of a run is a fifteenth of the default; processes that start every second would lose theirs to the compiler.</remarks>
internal static class WarmUp
{
    public static async Task RunAsync(IServiceProvider services, TimeSpan lease)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ChaosContext>().Effects.AnyAsync();

        // Nothing matches any of these.
        var store = services.GetRequiredService<IJobStore>();
        await store.PrepareAsync(CancellationToken.None);
        var nothing = JobId.New();
        await store.RenewAsync([new JobLease(nothing, 1, TimeProvider.System.GetUtcNow())], lease, CancellationToken.None);
        await store.WriteProgressAsync([new(nothing, 1, 1, "")], CancellationToken.None);
        await store.WriteCheckpointAsync(new JobLease(nothing, 1, TimeProvider.System.GetUtcNow()), null, CancellationToken.None);
        await store.SettleAsync([new Settlement { JobId = nothing, Epoch = 1, Verb = JobVerb.Release }], CancellationToken.None);
        await store.GetStatesAsync([nothing], CancellationToken.None);
        await store.ClaimAsync(new ClaimRequest { WorkerId = "nobody", Types = ["nothing"], Limit = 1, LeaseDuration = lease }, CancellationToken.None);
    }
}
