using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Storybook;

/// <summary>What the web app and the command line share.</summary>
internal static class StorybookSetup
{
    public static IServiceCollection AddStorybook(this IServiceCollection services, BookFolder folder)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = folder.Database }.ConnectionString;
        services.AddSingleton(folder);
        services.AddSingleton<PageLoss>();
        services.AddDbContext<StorybookDb>(options => options.UseSqlite(connection));
        services.AddScoped<StoryDesk>();
        services.AddBackgroundJobs(jobs => jobs
            .AddHandler<CreateStorybook, StorybookResult?, CreateStorybookHandler>(o => o.Priority = -1)
            .AddHandler<DrawPage, DrawPageHandler>()
            .AddHandler<AssembleBook, AssembleBookHandler>()
            .UseEntityFrameworkCore<StorybookDb>()

            // The longest story that is read, and its JSON around it.
            .ConfigureJobs(limits => limits.MaxPayloadBytes = 2 * StoryFile.MaxBytes)
            .ConfigureWorker(worker =>
            {
                worker.Concurrency = Environment.ProcessorCount;

                // A page is drawn in a blink and one process does all the work, so what a kill interrupted can be taken up soon.
                worker.LeaseDuration = TimeSpan.FromSeconds(5);
                worker.RenewInterval = TimeSpan.FromSeconds(1);
                worker.SweepInterval = TimeSpan.FromSeconds(1);
                worker.MaxPollInterval = TimeSpan.FromMilliseconds(500);
                worker.PrefetchLimit = 0;
            }));
        return services;
    }

    /// <summary>Makes the database at the first start: the app's tables and the jobs' alike.</summary>
    public static async Task CreateDatabaseAsync(this IHost host, CancellationToken cancellationToken = default)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<StorybookDb>().Database.EnsureCreatedAsync(cancellationToken);
    }
}
