using JobKit.Migration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Says where backups go.</summary>
public static class BackupBuilderExtensions
{
    /// <summary>Sets where <see cref="IJobBackup"/> keeps its backups, and with it what a rollback's backup step does.</summary>
    /// <param name="migration">The app's migration.</param>
    /// <param name="configure">The place, and the encryption.</param>
    public static IJobMigrationBuilder AddBackup(this IJobMigrationBuilder migration, Action<BackupOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(migration);
        migration.Services.Configure(configure);
        return migration;
    }
}
