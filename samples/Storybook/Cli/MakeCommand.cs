using JobKit;

namespace Storybook;

/// <summary>Makes one book from the command line, through the same jobs as the web app, with a worker of its own.</summary>
internal static class MakeCommand
{
    private const int Failed = 1;
    private const int Stopped = 130;

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var options = MakeOptions.Parse(args);
            var text = await StoryFile.ReadAsync(options.Story, CancellationToken.None);
            var story = StoryParser.Parse(text, Path.GetFileName(options.Story));
            var folder = new BookFolder(options.Data);
            if (options.Out is { } target)
                Directory.CreateDirectory(target);

            return await MakeAsync(new CreateStorybook(text, story.Title, MaxPages: options.Pages), folder, options);
        }
        catch (Exception e) when (e is UsageException or StoryException or IOException or UnauthorizedAccessException)
        {
            return Usage.Refuse(e.Message);
        }
    }

    private static async Task<int> MakeAsync(CreateStorybook job, BookFolder folder, MakeOptions options)
    {
        using var host = BuildHost(folder);
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        try
        {
            await host.CreateDatabaseAsync(stopping);
            await host.StartAsync(stopping);
            var ended = await FollowAsync(host, await StartAsync(host, job, stopping), stopping);
            return End(host, ended, folder, options.Out);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped. What is drawn is kept: run the same command again to go on from there.");
            return Stopped;
        }
        finally
        {
            // Whatever is under way is handed back, so that the next run need not wait for its lease to end.
            await host.StopAsync(CancellationToken.None);
        }
    }

    private static IHost BuildHost(BookFolder folder)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddStorybook(folder);
        return builder.Build();
    }

    /// <summary>The unique key gives the job that a run before left at work on this book, if there is one.</summary>
    private static async Task<JobId> StartAsync(IHost host, CreateStorybook job, CancellationToken stopping)
    {
        var id = BookOrder.Of(job.Story, job.Title, job.MaxPages).Id;
        return await host.Services.GetRequiredService<IJobQueue>().EnqueueAsync(job, new() { UniqueKey = id, CorrelationKey = id }, stopping);
    }

    private static async Task<Job> FollowAsync(IHost host, JobId id, CancellationToken stopping)
    {
        var queue = host.Services.GetRequiredService<IJobQueue>();
        for (string? told = null; ;)
        {
            var job = await queue.WaitAsync(id, TimeSpan.FromMilliseconds(100), stopping);
            if (job.IsTerminal)
                return job;

            if (job.Step is { } step && step != told)
                Console.WriteLine($"{job.Progress,3} %  {told = step}");
        }
    }

    private static int End(IHost host, Job job, BookFolder folder, string? target)
    {
        if (host.Services.GetRequiredService<IJobQueue>().ReadResult<StorybookResult>(job) is not { } book)
        {
            Console.Error.WriteLine($"storybook: The book could not be made. {job.Error?.Message}");
            return Failed;
        }

        Console.WriteLine($"100 %  \"{book.Title}\", {book.Pages.Count} pages");
        var path = folder.PathOf(book.File);
        if (target is not null)
        {
            var copy = Path.Combine(Path.GetFullPath(target), book.File);
            File.Copy(path, copy, overwrite: true);
            path = copy;
        }

        Console.WriteLine(path);
        return 0;
    }
}
