using JobKit.EntityFrameworkCore;
using JobKit.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps background jobs in a database through Entity Framework Core.</summary>
public static class BackgroundJobsBuilderExtensions
{
    /// <summary>Keeps jobs in the app's own context, which the app registers and whose model has <c>modelBuilder.AddBackgroundJobs()</c>.</summary>
    /// <remarks>SQLite and PostgreSQL; another provider is refused at the start. The tables are made by the app's own migrations.</remarks>
    /// <typeparam name="TContext">The app's context.</typeparam>
    public static IBackgroundJobsBuilder UseEntityFrameworkCore<TContext>(this IBackgroundJobsBuilder builder)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.UseContext<TContext>(migratesAtStart: false);
    }

    /// <summary>Keeps jobs in the library's own <see cref="JobKitDbContext"/>.</summary>
    /// <param name="builder">The app's background jobs.</param>
    /// <param name="configure">Chooses the database: <c>options => options.UseSqlite("Data Source=jobs.db")</c>.</param>
    /// <param name="autoMigrate">Whether the tables are made and brought up to date at the start; by default what <c>JobKit:Store:AutoMigrate</c>
    /// says, else on SQLite alone. Elsewhere
    /// call <c>MigrateBackgroundJobsAsync()</c> on purpose.</param>
    public static IBackgroundJobsBuilder UseEntityFrameworkCore(
        this IBackgroundJobsBuilder builder, Action<DbContextOptionsBuilder> configure, bool? autoMigrate = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.AddDbContextPool<JobKitDbContext>(configure);
        return builder.UseContext<JobKitDbContext>(autoMigrate);
    }

    private static IBackgroundJobsBuilder UseContext<TContext>(this IBackgroundJobsBuilder builder, bool? migratesAtStart)
        where TContext : DbContext
    {
        builder.Services.AddOptions<StoreOptions>().BindJobKit("Store").ValidateOnStart();
        builder.Services.TryAddSingleton(provider => new WakeAfterCommit(
            new(provider.GetRequiredService<IEnqueueReport>), provider.GetRequiredService<TimeProvider>()));
        builder.Services.TryAddSingleton<TrackedJobsInterceptor>();
        builder.Services.TryAddSingleton<CommitInterceptor>();
        builder.Services.TryAddSingleton<ContextJobs>();
        builder.Services.ConfigureDbContext<TContext>((provider, options) => options.AddInterceptors(
            provider.GetRequiredService<TrackedJobsInterceptor>(), provider.GetRequiredService<CommitInterceptor>()));
        builder.Services.AddSingleton<ISessionSource>(provider => new ContextSessionSource<TContext>(
            provider.GetRequiredService<IServiceScopeFactory>(), provider.GetRequiredService<TimeProvider>(),
            migratesAtStart ?? provider.GetRequiredService<IOptions<StoreOptions>>().Value.AutoMigrate));
        if (typeof(TContext) != typeof(JobKitDbContext))
        {
            IsolationServices.Isolate<TContext>(builder.Services);
        }

        return builder.UseStore(provider => new RelationalJobStore(
            provider.GetRequiredService<ISessionSource>(), [JobsSchema.Feature, .. provider.GetServices<SchemaFeature>()]));
    }
}
