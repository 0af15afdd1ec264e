using JobKit.Migration;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore;

/// <summary>GET <c>/overview</c>: how the app's jobs stand, read at most every two seconds however many look.</summary>
internal sealed class ReadOverview(QueueSnapshots snapshots, IServiceProvider services)
{
    public async Task<IResult> RunAsync(HttpContext http)
    {
        var now = await snapshots.ReadAsync(http.RequestAborted).ConfigureAwait(false);
        var body = new OverviewBody
        {
            Pending = now.Pending,
            Due = now.Due,
            Processing = now.Processing,
            OldestDueSeconds = now.OldestDueSeconds,
            PausedQueues = now.Paused,
            LiveWorkers = now.LiveWorkers,
            FreeSlots = now.FreeSlots,
            CompletedLastHour = now.Completed,
            FailedLastHour = now.Failed,
            SuccessRate = now.SuccessRate,
            FailedByType = [.. now.FailedByType.Select(it => new TypeCountBody(it.Key, it.Value))],
            UnhandledTypes = now.UnhandledTypes,
            Migrations = await MigrationsAsync(http.RequestAborted).ConfigureAwait(false),
        };
        return new WireResult<OverviewBody>(body, WireJson.Default.OverviewBody);
    }

    private async Task<IReadOnlyList<MigrationLineBody>> MigrationsAsync(CancellationToken cancellationToken) =>
        services.GetService<IRollouts>() is not { } rollouts
            ? []
            : [.. (await rollouts.GetAllAsync(cancellationToken).ConfigureAwait(false)).Select(it => new MigrationLineBody(it.Key, it.Stage, it.Share.Percent, it.Mode))];
}
