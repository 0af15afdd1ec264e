namespace JobKit.Chaos;

/// <summary>The worker processes: always as many at work as the run asks for.</summary>
internal sealed class WorkerFleet(ITestDatabase database, ChaosOptions options, string folder) : IDisposable
{
    private readonly List<ChildProcess> _all = [];

    /// <summary>Those that were not told to end.</summary>
    public List<ChildProcess> Living { get; } = [];

    /// <summary>All that ever ran, for their journals.</summary>
    public IReadOnlyList<ChildProcess> All => _all;

    /// <summary>Starts what is missing and waits until all of them work.</summary>
    public async Task FillAsync()
    {
        var starting = new List<Task>();
        while (Living.Count < options.Workers)
        {
            var name = $"worker-{_all.Count + 1}";
            var arguments = new ProcessArguments(name, database.ForProcess(name), folder, options.Seed, options.FaultRate);
            var worker = new ChildProcess(name, folder, ["worker", .. arguments.ToCommandLine()]);
            _all.Add(worker);
            Living.Add(worker);
            starting.Add(worker.ExpectAsync(WorkerRole.Ready));
        }

        await Task.WhenAll(starting);
    }

    /// <summary>Waits until a worker has something in its hands, or something of a kind, and a random moment longer; null where none gets it.</summary>
    public async Task<ChildProcess?> PickAsync(Random dice, JobKind? kind = null)
    {
        for (var look = 0; look < 100; look++)
        {
            var holders = await StoredJobReader.HoldersAsync(database, kind);
            var busy = Living.Where(worker => holders.Exists(holder => holder.Contains($"/{worker.Id}/", StringComparison.Ordinal))).ToList();
            if (busy.Count > 0)
            {
                await Clock.Delay(dice.Next(0, 60));
                return busy[dice.Next(busy.Count)];
            }

            await Clock.Delay(10);
        }

        return null;
    }

    public void Dispose()
    {
        foreach (var worker in _all)
            worker.Dispose();
    }
}
