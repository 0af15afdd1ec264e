using System.Globalization;
using JobKit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JobKit.Chaos;

/// <summary>The client process: reads "enqueue up to so many" from its input and answers with the same number when that is done.</summary>
/// <remarks>Started again after a kill it reads its log, leaves alone what was acknowledged, and repeats the rest under the same ids.</remarks>
internal static class ClientRole
{
    private const int Callers = 8;

    public static async Task<int> RunAsync(IEnumerable<string> commandLine)
    {
        var list = new ArgumentList(commandLine);
        var jobs = list.Number("jobs", 1, 1, int.MaxValue);
        var deaf = bool.Parse(list.Required("deaf"));
        var arguments = ProcessArguments.Parse(list);
        var path = ProcessArguments.FileOf(arguments.Folder, "client", "log");
        var ids = new Dictionary<int, JobId>();
        var done = new HashSet<int>();
        foreach (var line in ClientLog.Read(path))
        {
            ids[line.Index] = new JobId(line.JobId);
            if (line.Event is not (ClientEvent.Intent or ClientEvent.Unknown))
                done.Add(line.Index);
        }

        using var log = new ClientLog(path);
        using var host = Build(arguments);
        await host.StartAsync();
        await Console.Out.WriteLineAsync(WorkerRole.Ready);
        var enqueuer = ActivatorUtilities.CreateInstance<Enqueuer>(host.Services, log);

        var next = 0;
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var upTo = int.Parse(line, CultureInfo.InvariantCulture);
            var slice = Enumerable.Range(next, Math.Max(0, upTo - next)).Where(index => !done.Contains(index));
            await Parallel.ForEachAsync(slice, new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (index, _) =>
            {
                var id = ids.TryGetValue(index, out var known) ? known : JobId.New();
                await enqueuer.EnqueueAsync(PlannedJob.For(index, arguments.Seed, jobs, deaf), id);
            });
            next = Math.Max(next, upTo);
            await Console.Out.WriteLineAsync(line);
        }

        await host.StopAsync();
        BrokenCalls.Keep(host.Services.GetService<FaultyJobStore>(), ProcessArguments.FileOf(arguments.Folder, arguments.Name, "calls"));
        return 0;
    }

    private static IHost Build(ProcessArguments arguments)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true)
            .AddFilter("Microsoft", LogLevel.Error)
            .SetMinimumLevel(LogLevel.Warning);
        builder.Services
            .AddSingleton(new RunFolder(arguments.Folder))
            .AddSingleton(new WorkerSettings())
            .AddSingleton(_ => new Journal(ProcessArguments.FileOf(arguments.Folder, arguments.Name, "journal")))
            .AddChaosJobs(arguments.Store, new WorkerSettings(), works: false, arguments.FaultRate, arguments.Seed);
        return builder.Build();
    }
}
