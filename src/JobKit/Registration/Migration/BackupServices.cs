using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Backups of the jobs.</summary>
internal static class BackupServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddOptions<BackupOptions>().BindJobKit("Backup").ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BackupOptions>, BackupOptionsValidator>());
        services.TryAddSingleton<BackupSource>();
        services.TryAddSingleton<JobBackup>();
        services.TryAddSingleton<IJobBackup>(provider => provider.GetRequiredService<JobBackup>());
    }
}
