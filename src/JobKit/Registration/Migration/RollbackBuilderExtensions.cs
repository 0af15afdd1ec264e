using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Says how legacy takes work over.</summary>
public static class RollbackBuilderExtensions
{
    /// <summary>Registers what does the work of waiting jobs after a rollback, for plans whose rollback says <c>"queued": "replayViaLegacy"</c>.</summary>
    /// <remarks>Made in a scope of its own for each job. The last one registered counts.</remarks>
    public static IJobMigrationBuilder AddLegacyReplay<TReplay>(this IJobMigrationBuilder migration)
        where TReplay : class, ILegacyReplay
    {
        ArgumentNullException.ThrowIfNull(migration);
        migration.Services.RemoveAll<ILegacyReplay>();
        migration.Services.AddScoped<ILegacyReplay, TReplay>();
        migration.Services.TryAddSingleton<LegacyReplayMark>();
        return migration;
    }
}
