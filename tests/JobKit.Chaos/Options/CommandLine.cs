namespace JobKit.Chaos;

/// <summary>Reads a controller's command line. The defaults are the scale of each commit.</summary>
internal static class CommandLine
{
    public const string Usage =
        """
        Breaks a running JobKit on purpose, and checks that nothing was lost, doubled or left behind.

          kill       --store postgres|sqlite [--kills 10]         SIGKILL of workers at random moments
          freeze     --store postgres|sqlite [--freezes 5]        SIGSTOP of a worker past its lease
          terminate  --store postgres|sqlite [--terminations 10]  SIGTERM of workers at random moments
          ambiguous  --store postgres|sqlite [--operations 10000] [--rate 0.05]
                                                                  store calls that fail before or after they were carried out
          database   [--stops 1] [--kills 1] [--terminations 1] [--freezes 1]
                                                                  PostgreSQL stopped at once, backends killed and ended, server frozen
          react      [--rollbacks 3] [--freezes 1] [--nodes 4] [--rate 40] [--seed N] [--keep true]
                                                                  a migration under traffic: the candidate turns bad, and every node must route to
                                                                  legacy soon; then the server stands still, and every node keeps what it decided
          migrate    [--kills 5] [--nodes 3] [--rate 40] [--rows 3500] [--queued 600] [--seed N] [--keep true]
                                                                  a migration under traffic: in each part so many nodes are killed in the middle of
                                                                  a flush of counts, of a chunk of a backfill and of the steps of a rollback

        All of them but react and migrate: [--jobs N] [--seed N] [--workers 3] [--json path] [--keep true]
        Ends with 0 when all checks passed, 1 when one failed, 2 when too few faults landed to say, 3 when PostgreSQL is missing,
        4 when nothing was lost or doubled but something took too long.
        """;

    private const int MostFaults = 1_000_000;

    private const int MostJobs = 100_000_000;

    public static ChaosOptions Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || !Enum.TryParse<Scenario>(arguments[0], ignoreCase: true, out var scenario) || !Enum.IsDefined(scenario))
            throw new UsageException($"'{(arguments.Count == 0 ? "" : arguments[0])}' is no command.\n\n{Usage}");

        var list = new ArgumentList(arguments.Skip(1));
        var store = scenario == Scenario.Database ? StoreKind.Postgres : list.Choice<StoreKind>("store");
        var faults = Faults(scenario, store, list);
        var options = new ChaosOptions
        {
            Scenario = scenario,
            Store = store,
            Faults = faults,
            // An enqueue and a settle are one operation each.
            Jobs = scenario == Scenario.Ambiguous
                ? (list.Number("operations", 10_000, 2, MostJobs) + 1) / 2
                : list.Number("jobs", DefaultJobs(scenario, store, faults.Values.Sum()), 1, MostJobs),
            FaultRate = scenario == Scenario.Ambiguous ? list.Share("rate", 0.05) : 0,
            Seed = list.Number("seed", 1, 0, int.MaxValue),
            Workers = list.Number("workers", 3, 1, 64),
            Json = list.Text("json"),
            Keep = bool.TryParse(list.Text("keep"), out var keep) && keep,
        };
        list.ExpectNoMore();
        return options;
    }

    private static Dictionary<FaultKind, int> Faults(Scenario scenario, StoreKind store, ArgumentList list) => scenario switch
    {
        Scenario.Kill => new() { [FaultKind.KillWorker] = list.Number("kills", store == StoreKind.Postgres ? 10 : 5, 1, MostFaults) },
        Scenario.Freeze => new() { [FaultKind.FreezeWorker] = list.Number("freezes", 5, 1, MostFaults) },
        Scenario.Terminate => new() { [FaultKind.TerminateWorker] = list.Number("terminations", 10, 1, MostFaults) },
        Scenario.Database => new()
        {
            [FaultKind.StopDatabase] = list.Number("stops", 1, 0, MostFaults),
            [FaultKind.KillBackend] = list.Number("kills", 1, 0, MostFaults),
            [FaultKind.TerminateBackend] = list.Number("terminations", 1, 0, MostFaults),
            [FaultKind.FreezeDatabase] = list.Number("freezes", 1, 0, MostFaults),
        },
        _ => [],
    };

    private static int DefaultJobs(Scenario scenario, StoreKind store, int faults) => scenario switch
    {
        Scenario.Kill => store == StoreKind.Postgres ? faults * 300 : faults * 200,
        _ => faults * 100,
    };
}
