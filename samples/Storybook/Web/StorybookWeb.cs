namespace Storybook;

/// <summary>The web app: the page, the API below it, and the worker, in one process.</summary>
internal static class StorybookWeb
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Services.AddStorybook(new BookFolder(builder.Configuration["data"] ?? BookFolder.Default));
        builder.Services.AddProblemDetails();

        await using var app = builder.Build();
        app.Use(PageHeaders.AddAsync);
        app.UseDefaultFiles();
        app.UseStaticFiles();
        app.MapJobs();
        app.MapBooks();
        app.MapStories();
        await app.CreateDatabaseAsync(app.Lifetime.ApplicationStopping);
        await app.RunAsync();
        return 0;
    }
}
