using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JobKit.Chaos;

/// <summary>A node of <c>react</c> or <c>migrate</c>: a whole app that serves requests, works, decides and routes, until it is told to stop.</summary>
internal static class NodeRole
{
    public static async Task<int> RunAsync(IEnumerable<string> rest)
    {
        var list = new ArgumentList(rest);
        var rate = list.Number("requests", 40, 1, 1_000);
        var migrates = list.Text("migrates") is not null;
        var arguments = ProcessArguments.Parse(list);
        using var host = Build(arguments, rate, migrates);
        await host.StartAsync();
        await Console.Out.WriteLineAsync(WorkerRole.Ready);
        // The controller holds the other end: should it die, its nodes end too.
        var orphaned = Console.OpenStandardInput().CopyToAsync(Stream.Null);
        if (await Task.WhenAny(orphaned, host.WaitForShutdownAsync()) == orphaned)
            await host.StopAsync();
        return 0;
    }

    private static IHost Build(ProcessArguments arguments, int rate, bool migrates)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true)
            .AddFilter("Microsoft", LogLevel.Error)
            .SetMinimumLevel(LogLevel.Information);
        var journal = new NodeJournal(ProcessArguments.FileOf(arguments.Folder, arguments.Name, "journal"));
        if (migrates)
        {
            builder.Services.AddMigrateApp(arguments.Store, arguments.Folder, works: true, journal.Making);
            JournaledObservations.Around(builder.Services, arguments.FaultRate, arguments.Seed);
        }
        else
        {
            builder.Services.AddRolloutApp(arguments.Store, works: true).AddSingleton(new RunFolder(arguments.Folder));
        }

        builder.Services
            .AddSingleton(new NodeSettings(rate, arguments.Seed))
            .AddSingleton(_ => journal)
            .AddSingleton<IJobSettledObserver, SettledJournal>()
            .AddSingleton(provider => provider.GetRequiredService<ITrafficRouters>().For(RolloutPlans.Key))
            .AddHostedService<NodeTraffic>()
            .AddHostedService<NodeProbe>();
        return builder.Build();
    }
}
