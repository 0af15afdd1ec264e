using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JobKit.Chaos;

/// <summary>A node of <c>react</c>: a whole app that serves requests, works, decides and routes, until it is told to stop.</summary>
internal static class NodeRole
{
    public static async Task<int> RunAsync(IEnumerable<string> rest)
    {
        var list = new ArgumentList(rest);
        var rate = list.Number("requests", 40, 1, 1_000);
        var arguments = ProcessArguments.Parse(list);
        using var host = Build(arguments, rate);
        await host.StartAsync();
        await Console.Out.WriteLineAsync(WorkerRole.Ready);
        // The controller holds the other end: should it die, its nodes end too.
        var orphaned = Console.OpenStandardInput().CopyToAsync(Stream.Null);
        if (await Task.WhenAny(orphaned, host.WaitForShutdownAsync()) == orphaned)
            await host.StopAsync();
        return 0;
    }

    private static IHost Build(ProcessArguments arguments, int rate)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true)
            .AddFilter("Microsoft", LogLevel.Error)
            .SetMinimumLevel(LogLevel.Information);
        builder.Services
            .AddRolloutApp(arguments.Store, works: true)
            .AddSingleton(new RunFolder(arguments.Folder))
            .AddSingleton(new NodeSettings(rate, arguments.Seed))
            .AddSingleton(_ => new NodeJournal(ProcessArguments.FileOf(arguments.Folder, arguments.Name, "journal")))
            .AddSingleton<IJobSettledObserver, SettledJournal>()
            .AddSingleton(provider => provider.GetRequiredService<ITrafficRouters>().For(RolloutPlans.Key))
            .AddHostedService<NodeTraffic>()
            .AddHostedService<NodeProbe>();
        return builder.Build();
    }
}
