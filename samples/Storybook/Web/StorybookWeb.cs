namespace Storybook;

/// <summary>The web app: the page, the old endpoint and the jobs below it, and the worker, in one process.</summary>
internal static class StorybookWeb
{
    private const int Threads = 32;

    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = Build(args);
        await app.CreateDatabaseAsync(app.Lifetime.ApplicationStopping);
        await app.RunAsync();
        return 0;
    }

    /// <param name="args">Settings, as <c>--data folder</c>.</param>
    /// <param name="configure">What an app in another program does otherwise.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        // SQLite's calls hold their thread while another one writes, and the pool adds threads slowly: requests would wait for them.
        ThreadPool.GetMinThreads(out var threads, out var ports);
        ThreadPool.SetMinThreads(Math.Max(threads, Threads), ports);

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Services.AddStorybook(new BookFolder(builder.Configuration["data"] ?? BookFolder.Default));
        builder.Services.AddStorybookApi(builder.Configuration["plan"] ?? MigrationSetup.Plan);
        configure?.Invoke(builder);

        var app = builder.Build();
        app.Use(PageHeaders.AddAsync);
        app.UseDefaultFiles();
        app.UseStaticFiles();
        app.UseAuthorization();
        app.MapBackgroundJobs("/api/jobs", api => api.AllowStart<CreateStorybook>("storybook"));
        app.MapPost(LegacyStorybook.Path, LegacyStorybook.CreateAsync)
            .MigrateToJob<CreateStorybookRequest, CreateStorybook>("create-storybook");
        app.MapBooks();
        app.MapStories();
        return app;
    }
}
