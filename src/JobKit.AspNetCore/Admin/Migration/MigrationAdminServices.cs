using JobKit.AspNetCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The parts behind the routes of flags and migrations.</summary>
internal static class MigrationAdminServices
{
    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton<MigrationView>();
        services.TryAddSingleton<MigrationReads>();
        services.TryAddSingleton<ReadShadow>();
        services.TryAddSingleton<MoveMigration>();
        services.TryAddSingleton<RollbackKeys>();
        services.TryAddSingleton<RollBackMigration>();
        services.TryAddSingleton<AdminFlags>();
        services.TryAddSingleton<AdminBackfills>();
        services.TryAddSingleton<VerifyMigration>();
        services.TryAddSingleton<BrowserFlag>();
    }
}
