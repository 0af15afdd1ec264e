using JobKit.EntityFrameworkCore;
using JobKit.Migration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds backfills to an app's migration.</summary>
public static class BackfillBuilderExtensions
{
    /// <summary>Adds a backfill; nothing happens until an operator starts it through <see cref="IBackfills"/>.</summary>
    /// <remarks>
    /// Its rows are written in one transaction with its progress where their context has the tables of
    /// <c>modelBuilder.AddBackgroundJobs().AddJobMigration()</c>; else after each other, and a repetition finds what is there by its id.
    /// </remarks>
    /// <param name="migration">The app's migration.</param>
    /// <param name="name">Its name, 1 to 64 characters of <c>a-z A-Z 0-9 . _ -</c>. It is in the ids of the jobs, so it never changes.</param>
    /// <param name="backfill">What it does: <c>Backfill.From(...)</c>.</param>
    /// <param name="configure">Sets its limits; wrong ones stop the app's start.</param>
    public static IJobMigrationBuilder AddBackfill(
        this IJobMigrationBuilder migration, string name, BackfillDefinition backfill, Action<BackfillOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(migration);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(backfill);
        var options = new BackfillOptions();
        configure?.Invoke(options);
        backfill.SetDefaults(options);
        migration.Services.AddSingleton(provider => backfill.Create(provider, name, options));
        return migration;
    }
}
