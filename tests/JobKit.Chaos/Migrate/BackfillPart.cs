using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Chaos;

/// <summary>Kills the nodes that backfill, in the middle of chunks.</summary>
internal sealed class BackfillPart(MigrateScene scene)
{
    /// <summary>From the first row of a chunk that is made to its commit.</summary>
    private const int LongestDelay = 15;

    /// <summary>What a chunk writes to behind its rows.</summary>
    private const string LastTable = "jobkit.jobkit_backfill";

    private readonly IBackfills _backfills = scene.Services.GetRequiredService<IBackfills>();

    /// <summary>The others go on while a killed node is replaced.</summary>
    private readonly List<Task> _replacing = [];

    private int _kills;

    private int _hit;

    public async Task<PartOutcome> RunAsync()
    {
        await _backfills.StartAsync(MigrateApp.Backfill, MigrateScene.Controller);
        var progress = await UntilFinishedAsync();
        await Task.WhenAll(_replacing);
        scene.Tell($"backfilled under {_kills} kills");
        var made = await scene.ReadAsync($"SELECT id FROM jobkit.jobkit_jobs WHERE type = '{Print.TypeName}'", row => row.GetGuid(0));
        var books = await scene.ReadAsync("SELECT id, job_id FROM chaos_books", row => (row.GetInt32(0), row.IsDBNull(1) ? (Guid?)null : row.GetGuid(1)));
        var tries = scene.Fleet.All.SelectMany(node => NodeLine.Books(scene.Fleet.Journal(node))).CountBy(book => book).ToDictionary();
        var verified = (await _backfills.VerifyAsync(MigrateApp.Backfill)).ExitCode;
        List<string> problems = [.. BackfillCheck.Problems(progress, books, made)];
        if (verified != 0)
            problems.Add($"the backfill's own verification ends with {verified}");
        return new(
            [
                new("books backfilled", $"{progress.Done} of {books.Count}, {made.Count} jobs; {tries.Values.Count(times => times > 1)} rows were begun again"),
                new("kills while it ran", $"{_kills}, {_hit} of them in the middle of a chunk"),
            ],
            problems,
            _hit);
    }

    private async Task<BackfillProgress> UntilFinishedAsync()
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var progress = await _backfills.GetAsync(MigrateApp.Backfill);
            if (progress.State != BackfillState.Running || TimeProvider.System.GetElapsedTime(began) > MigrateScene.Patience + TimeSpan.FromSeconds(10 * _kills))
                return progress;
            // Spread over the work, so that each kill finds chunks under way.
            if (_kills < scene.Options.Kills && progress.Done >= (_kills + 1) * progress.Total / (scene.Options.Kills + 3))
                await KillAsync(Dice.For(scene.Options.Seed, _kills, "backfill"));
            else
                await Clock.Delay(50);
        }
    }

    private async Task KillAsync(Random dice)
    {
        if (await VictimAsync(dice) is not { } victim)
            return;
        _kills++;
        // What it had begun and nobody has: its transaction was cut.
        var open = (await scene.ReadAsync("SELECT id FROM chaos_books WHERE job_id IS NULL", row => row.GetInt32(0))).ToHashSet();
        _hit += NodeLine.Books(scene.Fleet.Journal(victim)).Any(open.Contains) ? 1 : 0;
        _replacing.Add(scene.Fleet.FillAsync());
    }

    private async Task<ChildProcess?> VictimAsync(Random dice)
    {
        if (_kills % 2 == 0)
            return await StandingKill.AtAsync(scene, LastTable, scene.Fleet.Living);
        var victim = await Aim.AtAsync(scene.Fleet, scene.Fleet.Living, NodeLine.BookMark, TimeSpan.FromSeconds(10));
        await Clock.Delay(dice.Next(LongestDelay));
        if (victim is not null)
            await scene.Fleet.KillAsync(victim);
        return victim;
    }
}
