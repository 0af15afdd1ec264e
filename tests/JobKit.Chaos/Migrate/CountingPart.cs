using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Chaos;

/// <summary>Kills nodes while they serve: most of them in the middle of sending their counts.</summary>
internal sealed class CountingPart(MigrateScene scene)
{
    /// <summary>A batch is some ten statements, and takes from 3 ms to 100: delays of either size, so that kills come before the commit and behind it.</summary>
    private const int DelayDoublings = 7;

    private const int MostTries = 5;

    /// <summary>What a batch writes to behind the cohorts.</summary>
    private const string LastTable = "jobkit.jobkit_rollout_unit";

    public async Task RunAsync()
    {
        for (var kill = 0; kill < scene.Options.Kills; kill++)
        {
            await KillAsync(kill, Dice.For(scene.Options.Seed, kill, "count"));
            await scene.Fleet.FillAsync();
        }

        scene.Tell($"{scene.Options.Kills} nodes killed while they counted");
    }

    /// <summary>What each node noted, and what is known of its death.</summary>
    public async Task<IReadOnlyList<NodeNotes>> NotesAsync()
    {
        var store = scene.Services.GetRequiredService<IObservationStore>();
        var sent = (await store.ReadNodesAsync(CancellationToken.None)).Nodes.ToDictionary(node => ProcessOf(node.Node), node => node.Seq);
        return
        [
            .. scene.Fleet.All.Select(node =>
            {
                var journal = scene.Fleet.Journal(node);
                var kill = scene.Fleet.Kills.FirstOrDefault(kill => kill.ProcessId == node.Id);
                return new NodeNotes(
                    node.Name,
                    [.. NodeLine.Routed(journal)],
                    kill is null ? null : NodeDeath.Of(kill.At, [.. NodeLine.Flushes(journal)], sent.GetValueOrDefault(node.Id)));
            }),
        ];
    }

    private async Task KillAsync(int kill, Random dice)
    {
        if (kill % 3 == 0)
        {
            for (var attempt = 0; attempt < MostTries && await StandingKill.AtAsync(scene, LastTable, scene.Fleet.Living) is null; attempt++)
                scene.Tell("nobody came to the table: it is held again");
            return;
        }

        var victim = scene.Fleet.Living[dice.Next(scene.Fleet.Living.Count)];
        await Aim.AtAsync(scene.Fleet, [victim], NodeLine.FlushingMark, MigrateScene.Patience);
        // Or at any moment of the second, so that it takes with it what it has not begun to send.
        await Clock.Delay(kill % 3 == 2 ? dice.Next(1000) : (int)Math.Pow(2, dice.NextDouble() * DelayDoublings) - 1);
        await scene.Fleet.KillAsync(victim);
    }

    /// <summary>A node's id is host/process/number.</summary>
    private static int ProcessOf(string node) => int.Parse(node.Split('/')[^2], System.Globalization.CultureInfo.InvariantCulture);
}
