using JobKit;
using JobKit.Migration;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Storybook;

/// <summary>The sample's own web app on Kestrel, on a free port of this machine alone and on a database file of its own.</summary>
internal sealed class DemoApp : IAsyncDisposable
{
    private readonly string _folder;

    private DemoApp(WebApplication web, string folder) => (Web, _folder) = (web, folder);

    public WebApplication Web { get; }

    public Uri Address => new(Web.Urls.First());

    public string LedgerFile => Path.Combine(_folder, "ledger.tsv");

    public PageLoss Loss => Web.Services.GetRequiredService<PageLoss>();

    public IRollouts Rollouts => Web.Services.GetRequiredService<IRollouts>();

    public static async Task<DemoApp> StartAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("storybook-demo").FullName;
        var web = StorybookWeb.Build(["--data", folder, "--urls", "http://127.0.0.1:0", "--plan", "demo"], Quiet);
        var app = new DemoApp(web, folder);
        try
        {
            await web.CreateDatabaseAsync(cancellationToken);
            await web.StartAsync(cancellationToken);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>All jobs that make books.</summary>
    public async Task<IReadOnlyList<Job>> JobsAsync()
    {
        var queue = Web.Services.GetRequiredService<IJobQueue>();
        var (all, cursor) = (new List<Job>(), default(string));
        do
        {
            var page = await queue.ListAsync(new JobQuery { Type = MigrationSetup.Contract.JobType, Limit = 200, Cursor = cursor }, CancellationToken.None);
            all.AddRange(page.Jobs);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return all;
    }

    /// <summary>All books, and whether their files are there.</summary>
    public async Task<IReadOnlyList<ShelvedBook>> BooksAsync()
    {
        await using var scope = Web.Services.CreateAsyncScope();
        var (db, books) = (scope.ServiceProvider.GetRequiredService<StorybookDb>(), scope.ServiceProvider.GetRequiredService<BookFolder>());
        return [.. (await db.Books.AsNoTracking().ToListAsync(CancellationToken.None)).Select(book => new ShelvedBook(book.Id, book.Story.Title, books.Has(book)))];
    }

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    // Failed jobs are what the demo is about: it tells of them itself.
    private static void Quiet(WebApplicationBuilder builder) => builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Critical)
        .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
}
