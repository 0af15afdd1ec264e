using System.Globalization;

namespace JobKit.Chaos;

/// <summary>The client process, started again where it was after a kill.</summary>
internal sealed class ClientProcess(ITestDatabase database, ChaosOptions options, string folder) : IDisposable
{
    /// <summary>Enqueues a second, on a machine with much else to do.</summary>
    private const int SlowestRate = 25;

    private readonly List<ChildProcess> _all = [];

    /// <summary>Up to which job it was told to enqueue.</summary>
    public int Released { get; private set; }

    public int Kills { get; private set; }

    private ChildProcess Current => _all[^1];

    public async Task StartAsync()
    {
        var arguments = new ProcessArguments("client", database.ForProcess("client"), folder, options.Seed, options.FaultRate);
        _all.Add(new ChildProcess("client", folder,
        [
            "client", .. arguments.ToCommandLine(),
            "--jobs", options.Jobs.ToString(CultureInfo.InvariantCulture),
            "--deaf", (options.Scenario == Scenario.Freeze).ToString(),
        ]));
        await Current.ExpectAsync(WorkerRole.Ready);
    }

    /// <summary>Lets it enqueue so many more, without waiting for it.</summary>
    public void Release(int jobs)
    {
        Released += jobs;
        Current.Say(Released.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Kills it and has another go on with what it left.</summary>
    public async Task KillAsync()
    {
        await Current.KillAsync();
        Kills++;
        await StartAsync();
        Release(0);
    }

    /// <summary>Waits until all that was released is acknowledged, and ends it.</summary>
    public async Task FinishAsync()
    {
        await Current.ExpectAsync(Released.ToString(CultureInfo.InvariantCulture), TimeSpan.FromSeconds(60 + (Released / SlowestRate)));
        Current.CloseInput();
        await Current.EndsWithinAsync(TimeSpan.FromSeconds(10));
    }

    public void Dispose()
    {
        foreach (var process in _all)
            process.Dispose();
    }
}
