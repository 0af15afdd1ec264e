namespace JobKit.Chaos;

/// <summary>One run: starts the system, lets the faults strike while work goes on, waits for rest, and gathers what there is to judge.</summary>
internal sealed class ChaosRun(ChaosOptions options, ITestDatabase database, string folder, Action<string> tell)
{
    private const int MostRedraws = 30;

    private const int MoreAfterMiss = 25;

    /// <summary>Every so many faults of a kill run, the client is killed too.</summary>
    private const int ClientKillEvery = 5;

    private readonly WorkerSettings _settings = new();

    private readonly List<FaultRecord> _records = [];

    private readonly List<string> _deaths = [];

    public async Task<Evidence> RunAsync()
    {
        var began = TimeProvider.System.GetTimestamp();
        await CreateAsync();
        using var fleet = new WorkerFleet(database, options, folder);
        using var client = new ClientProcess(database, options, folder);
        await Task.WhenAll(fleet.FillAsync(), client.StartAsync());
        tell($"{options.Workers} workers and a client at work after {Seconds(began)}");

        var plan = FaultPlan.Draw(options.Faults, options.Seed);
        for (var i = 0; i < plan.Count; i++)
        {
            await StrikeAsync(i, plan[i], fleet, client);
            NoteDeaths(fleet);
        }

        client.Release(Math.Max(0, options.Jobs - client.Released));
        tell($"{plan.Count} faults after {Seconds(began)}; {client.Released} jobs released");
        await Task.WhenAll(client.FinishAsync(), fleet.FillAsync());
        await Quiescence.WaitAsync(database);
        tell($"at rest after {Seconds(began)}");
        NoteDeaths(fleet);

        var leaks = await CountLeaksAsync(fleet);
        await StopAsync(fleet);
        return await EvidenceReader.ReadAsync(options, _settings, database, folder, fleet) with
        {
            Faults = _records,
            Deaths = _deaths,
            Leaks = leaks,
            ClientKills = client.Kills,
            Took = TimeProvider.System.GetElapsedTime(began),
        };
    }

    private static string Seconds(long began) => $"{TimeProvider.System.GetElapsedTime(began).TotalSeconds:0.0} s";

    private async Task CreateAsync()
    {
        await using (var db = database.ForController.Open())
            await db.Database.EnsureCreatedAsync();
        await Rows.ExecuteAsync(database.ForController, database.AuditSql);
    }

    private async Task StrikeAsync(int number, FaultKind kind, WorkerFleet fleet, ClientProcess client)
    {
        var dice = Dice.For(options.Seed, number, "strike");
        var fault = new Faults(database, fleet, _settings, folder).Of(kind);
        var jobs = options.Jobs / (options.FaultCount + 1);
        for (var draw = 0; draw < MostRedraws; draw++)
        {
            // Work comes when all are there to do it: released earlier it would be done before the fault strikes,
            // and a successor that is still starting would cost the others their leases on a small machine.
            await fleet.FillAsync();
            client.Release(jobs);
            if (draw == 0)
                await Clock.Delay(dice.Next(50, 700));
            if (kind == FaultKind.KillWorker && number % ClientKillEvery == 0 && draw == 0)
                await client.KillAsync();
            if (await fault.StrikeAsync(dice) is { } record)
            {
                _records.Add(record);
                if (record.Landed)
                    return;
            }

            jobs = MoreAfterMiss;
        }
    }

    private void NoteDeaths(WorkerFleet fleet)
    {
        foreach (var worker in fleet.Living.Where(worker => worker.HasExited).ToList())
        {
            _deaths.Add($"{worker.Name} ended by itself with {worker.ExitCode}.");
            fleet.Living.Remove(worker);
        }
    }

    /// <summary>Sessions may take a moment to end; a leak is what stays.</summary>
    private async Task<int> CountLeaksAsync(WorkerFleet fleet)
    {
        var leaks = 0;
        for (var look = 0; look < 30; look++)
        {
            leaks = await database.CountLeaksAsync([.. fleet.Living.Select(worker => worker.Name)]);
            if (leaks == 0)
                break;
            await Clock.Delay(100);
        }

        return leaks;
    }

    private async Task StopAsync(WorkerFleet fleet)
    {
        foreach (var worker in fleet.Living)
            worker.CloseInput();
        foreach (var worker in fleet.Living)
        {
            if (!await worker.EndsWithinAsync(TimeSpan.FromSeconds(15)))
                _deaths.Add($"{worker.Name} did not end when the run was over.");
            else if (worker.ExitCode != 0)
                _deaths.Add($"{worker.Name} ended with {worker.ExitCode} when the run was over.");
        }
    }
}
