using JobKit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JobKit.Chaos;

/// <summary>A worker process: an ordinary host that runs jobs until it is told to stop, or is killed.</summary>
internal static class WorkerRole
{
    public const string Ready = "ready";

    public static async Task<int> RunAsync(ProcessArguments arguments)
    {
        using var host = Build(arguments);
        // Broken calls are for the worker, which has to live with them.
        if (arguments.FaultRate == 0)
            await WarmUp.RunAsync(host.Services, new WorkerSettings().Lease);
        await host.StartAsync();
        await Console.Out.WriteLineAsync(Ready);
        // The controller holds the other end: should it die, its workers end too.
        // Console.In would read on this thread, whatever its methods are called.
        var orphaned = Console.OpenStandardInput().CopyToAsync(Stream.Null);
        if (await Task.WhenAny(orphaned, host.WaitForShutdownAsync()) == orphaned)
            await host.StopAsync();
        BrokenCalls.Keep(host.Services.GetService<FaultyJobStore>(), ProcessArguments.FileOf(arguments.Folder, arguments.Name, "calls"));
        return 0;
    }

    private static IHost Build(ProcessArguments arguments)
    {
        var settings = new WorkerSettings();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true)
            .AddFilter("Microsoft", LogLevel.Error)
            .SetMinimumLevel(LogLevel.Warning);
        builder.Services
            .AddSingleton(settings)
            .AddSingleton(new RunFolder(arguments.Folder))
            .AddSingleton(_ => new Journal(ProcessArguments.FileOf(arguments.Folder, arguments.Name, "journal")))
            .AddChaosJobs(arguments.Store, settings, works: true, arguments.FaultRate, arguments.Seed);
        return builder.Build();
    }
}
