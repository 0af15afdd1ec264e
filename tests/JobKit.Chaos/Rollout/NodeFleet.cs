using System.Globalization;

namespace JobKit.Chaos;

/// <summary>The nodes of a run, and what their journals say.</summary>
/// <param name="database">Theirs.</param>
/// <param name="size">How many.</param>
/// <param name="rate">Requests a second on each.</param>
/// <param name="seed">Chooses the requests.</param>
/// <param name="folder">The run's.</param>
/// <param name="lostAnswers">Which share of the batches of counts a node of <c>migrate</c> gets no answer on; null for nodes of <c>react</c>.</param>
internal sealed class NodeFleet(ITestDatabase database, int size, int rate, int seed, string folder, double? lostAnswers = null) : IDisposable
{
    private static readonly string[] MigratesArgument = ["--migrates", "true"];

    private readonly List<ChildProcess> _all = [];

    private readonly List<ChildProcess> _living = [];

    private readonly List<NodeKill> _kills = [];

    public IReadOnlyList<ChildProcess> Living => _living;

    /// <summary>All that ever ran, for their journals.</summary>
    public IReadOnlyList<ChildProcess> All => _all;

    public IReadOnlyList<NodeKill> Kills => _kills;

    /// <summary>Starts what is missing and waits until it serves.</summary>
    public async Task FillAsync()
    {
        var fresh = new List<ChildProcess>();
        while (_living.Count < size)
        {
            var name = $"node-{_all.Count + 1}";
            var arguments = new ProcessArguments(name, database.ForProcess(name), folder, seed, lostAnswers ?? 0);
            var node = new ChildProcess(
                name, folder, ["node", "--requests", rate.ToString(CultureInfo.InvariantCulture), .. lostAnswers is null ? [] : MigratesArgument, .. arguments.ToCommandLine()]);
            _all.Add(node);
            _living.Add(node);
            fresh.Add(node);
        }

        foreach (var node in fresh)
            await node.ExpectAsync(WorkerRole.Ready);
    }

    /// <summary>Kills a node at once and waits until nothing that it had sent can still take effect.</summary>
    /// <param name="node">Which.</param>
    /// <param name="then">Done when it is dead, before what it had sent is waited for.</param>
    public async Task KillAsync(ChildProcess node, Func<ValueTask>? then = null)
    {
        _living.Remove(node);
        _kills.Add(new(node.Name, node.Id, Clock.Now));
        await node.KillAsync();
        if (then is not null)
            await then();
        await database.ForgetAsync(node.Name);
    }

    /// <summary>Tells all nodes to end in good order; what is wrong with how they did, in words.</summary>
    public async Task<IReadOnlyList<string>> StopAsync()
    {
        var problems = new List<string>();
        foreach (var node in _living)
            node.CloseInput();
        foreach (var node in _living)
        {
            if (!await node.EndsWithinAsync(TimeSpan.FromSeconds(20)))
                problems.Add($"{node.Name} did not end when the run was over");
            else if (node.ExitCode != 0)
                problems.Add($"{node.Name} ended with {node.ExitCode}");
        }

        return problems;
    }

    /// <summary>What a node wrote down so far.</summary>
    public IReadOnlyList<string[]> Journal(ChildProcess node) => NodeLine.Read(JournalOf(node));

    /// <summary>What nodes write down from now on.</summary>
    public IReadOnlyList<(ChildProcess Node, JournalTail Tail)> Follow(IEnumerable<ChildProcess> nodes) => [.. nodes.Select(node => (node, new JournalTail(JournalOf(node))))];

    private string JournalOf(ChildProcess node) => ProcessArguments.FileOf(folder, node.Name, "journal");

    /// <summary>Everything that a node said on its console.</summary>
    public IReadOnlyList<string> Log(ChildProcess node) => [.. LineFile.Read(ProcessArguments.FileOf(folder, node.Name, "out"))];

    /// <summary>Waits until the newest look of every node is as wanted; false when that takes too long.</summary>
    public async Task<bool> AllProbeAsync(Func<Probe, bool> wanted, TimeSpan patience)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) < patience)
        {
            if (_living.TrueForAll(node => NodeLine.Probes(Journal(node)).LastOrDefault() is { } newest && wanted(newest)))
                return true;
            await Clock.Delay(100);
        }

        return false;
    }

    public void Dispose()
    {
        foreach (var node in _all)
            node.Dispose();
    }
}
