using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore;

/// <summary>JobKit's own migrations, called on purpose.</summary>
public static class ServiceProviderExtensions
{
    /// <summary>Makes JobKit's tables, or brings them to this build's version. Safe to call from several nodes at once, and again.</summary>
    /// <exception cref="InvalidOperationException">The jobs are not kept through Entity Framework Core.</exception>
    /// <exception cref="JobSchemaException">The tables are of a later version than this build knows.</exception>
    public static Task MigrateBackgroundJobsAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(services);
        var store = services.GetRequiredService<IJobStore>() as RelationalJobStore ?? throw new InvalidOperationException(
            "The jobs are not kept through Entity Framework Core, so there is nothing to migrate. Call UseEntityFrameworkCore() in AddBackgroundJobs().");
        return store.MigrateAsync(cancellationToken);
    }
}
