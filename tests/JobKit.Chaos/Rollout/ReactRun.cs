using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Chaos;

/// <summary>One run of <c>react</c>: again and again the candidate gets half of the traffic, turns bad, and is left by all nodes.</summary>
internal sealed class ReactRun(ReactOptions options, PostgresDatabase database, string folder, Action<string> tell)
{
    private static readonly OperatorAction Controller = new("chaos", "the controller of the run");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly List<TimeSpan> _reactions = [];

    private readonly List<string> _freezes = [];

    private readonly List<string> _problems = [];

    private string FaultFile => Path.Combine(folder, Digest.FaultFile);

    public async Task<ReactOutcome> RunAsync()
    {
        await using (var db = RolloutContext.Open(database.ForController))
            await db.Database.EnsureCreatedAsync();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(new RunFolder(folder))
            .AddRolloutApp(database.ForController, works: false).BuildServiceProvider();
        var rollouts = services.GetRequiredService<IRollouts>();
        using var fleet = new NodeFleet(database, options.Nodes, options.Rate, options.Seed, folder);
        await fleet.FillAsync();
        tell($"{options.Nodes} nodes serve");

        for (var round = 0; round < options.Rollbacks && _problems.Count == 0; round++)
            await RollBackAsync(round, rollouts, fleet);
        for (var round = 0; round < options.Freezes && _problems.Count == 0; round++)
            await FreezeAsync(rollouts, fleet);

        foreach (var node in fleet.Living)
        {
            if (node.HasExited)
                _problems.Add($"{node.Name} ended by itself with {node.ExitCode}");
        }

        return new(_reactions, _freezes, _problems);
    }

    private async Task RollBackAsync(int round, IRollouts rollouts, NodeFleet fleet)
    {
        var rollout = await StartAsync(rollouts, fleet);
        await Clock.Delay(Dice.For(options.Seed, round, "healthy").Next(500, 2500));
        if ((await FindAsync(rollouts)).Stage != MigrationStage.Canary)
        {
            _problems.Add("a healthy candidate was rolled back");
            return;
        }

        await File.WriteAllTextAsync(FaultFile, "");
        var all = await fleet.AllProbeAsync(probe => probe.Candidates == 0, Patience);
        // The evidence is dated by the jobs' ends; give the last of them time to be written down.
        await Clock.Delay(500);
        File.Delete(FaultFile);
        if (!all)
        {
            _problems.Add($"round {round + 1}: not all nodes left a candidate that fails every request within {Patience.TotalSeconds:0} s");
            return;
        }

        Measure(round, rollout, fleet);
        var after = await FindAsync(rollouts);
        if (after.Stage != MigrationStage.RolledBack || after.Epoch != rollout.Epoch + 1)
            _problems.Add($"round {round + 1}: the rollout is {after.Stage} in epoch {after.Epoch}, not rolled back once from epoch {rollout.Epoch}");
    }

    private void Measure(int round, Rollout rollout, NodeFleet fleet)
    {
        var journals = fleet.Living.ToDictionary(node => node.Name, fleet.Journal, StringComparer.Ordinal);
        var units = journals.Values.SelectMany(NodeLine.Routed).Where(unit => unit.Epoch == rollout.Epoch).OrderBy(unit => unit.At).ToList();
        var ends = journals.Values.SelectMany(NodeLine.Settled).DistinctBy(end => end.Job).ToDictionary(end => end.Job);
        var evidence = EvidenceMoment.Find(new(rollout.Plan.Parameters), Clock.From(rollout.EnteredAt), units, ends);
        if (evidence is null)
        {
            _problems.Add($"round {round + 1}: rolled back without evidence, says the policy when told of everything at once");
            return;
        }

        foreach (var (node, journal) in journals)
        {
            // Of the looks at this epoch, and those after it until it was started again, which were none yet.
            var probes = NodeLine.Probes(journal).Where(probe => probe.At >= Clock.From(rollout.EnteredAt)).ToList();
            var last = probes.FindLastIndex(probe => probe.Candidates > 0);
            var left = probes[last + 1].At;
            _reactions.Add(TimeSpan.FromMicroseconds(Math.Max(0, left - evidence.Value)));
            tell($"round {round + 1}, {node}: {_reactions[^1].TotalSeconds:0.00} s");
        }
    }

    private async Task FreezeAsync(IRollouts rollouts, NodeFleet fleet)
    {
        await StartAsync(rollouts, fleet);
        await Clock.Delay(1000);
        var frozen = Clock.Now;
        database.Cluster.Freeze();
        await Clock.Delay(8000);
        var thawed = Clock.Now;
        database.Cluster.Thaw();
        if (!await fleet.AllProbeAsync(probe => probe.At > thawed && !probe.Stale, Patience))
            _problems.Add("not all nodes said that they are up to date again after the database came back");
        foreach (var node in fleet.Living)
            Look(node.Name, [.. NodeLine.Probes(fleet.Journal(node)).Where(probe => probe.At >= frozen && probe.At < thawed)], frozen, fleet.Log(node));
    }

    /// <summary>The same units go where they went, and from some moment on the node says that it may have missed a change.</summary>
    private void Look(string node, List<Probe> probes, long frozen, IReadOnlyList<string> log)
    {
        if (probes.Select(probe => probe.Sides).Distinct(StringComparer.Ordinal).Count() != 1)
            _problems.Add($"{node} changed its mind while the database stood still");
        var stale = probes.FindIndex(probe => probe.Stale);
        if (stale < 0 || probes.Skip(stale).Any(probe => !probe.Stale))
            _problems.Add($"{node} did not say, or did not keep saying, that its rollout is stale");
        else
            _freezes.Add(FormattableString.Invariant($"{node} kept its decision for all of {probes.Count} looks, stale after {(probes[stale].At - frozen) / 1e6:0.00} s"));
        if (!log.Any(line => line.StartsWith("warn", StringComparison.Ordinal) && line.Contains("rollout", StringComparison.OrdinalIgnoreCase)))
            _problems.Add($"{node} logged no warning that it cannot read its rollouts");
    }

    private async Task<Rollout> StartAsync(IRollouts rollouts, NodeFleet fleet)
    {
        if ((await FindAsync(rollouts)).Stage == MigrationStage.RolledBack)
            await rollouts.AcknowledgeAsync(new(RolloutPlans.Key, Controller));
        var rollout = await rollouts.StartAsync(new(RolloutPlans.Key, Controller));
        if (!await fleet.AllProbeAsync(probe => probe.Candidates > 0 && probe.Epoch == rollout.Epoch, Patience))
            _problems.Add($"not all nodes sent units to the candidate within {Patience.TotalSeconds:0} s after the start");
        return rollout;
    }

    private static async Task<Rollout> FindAsync(IRollouts rollouts) =>
        await rollouts.FindAsync(RolloutPlans.Key) ?? throw new InvalidOperationException("The nodes started without making the rollout.");
}
