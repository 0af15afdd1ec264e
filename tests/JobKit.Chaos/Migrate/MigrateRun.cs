using JobKit.Migration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Chaos;

/// <summary>One run of <c>migrate</c>: nodes are killed while they send counts, while they backfill and while they roll back; then everything must add up.</summary>
internal sealed class MigrateRun(MigrateOptions options, PostgresDatabase database, string folder, Action<string> tell)
{
    /// <summary>So often a node gets no answer on its counts, and sends them again.</summary>
    private const double LostAnswers = 0.1;

    private const int MostEvents = 100;

    private readonly List<string> _problems = [];

    private readonly List<Figure> _figures = [];

    public async Task<MigrateOutcome> RunAsync()
    {
        await SeedAsync();
        await using var services = new ServiceCollection().AddLogging().AddMigrateApp(database.ForController, folder, works: false).BuildServiceProvider();
        using var fleet = new NodeFleet(database, options.Nodes, options.Rate, options.Seed, folder, LostAnswers);
        var scene = new MigrateScene(options, database, services, fleet, tell);
        await fleet.FillAsync();
        var rollout = await services.GetRequiredService<IRollouts>().StartAsync(new(RolloutPlans.Key, MigrateScene.Controller));
        // It may not end by itself what the run is about: nodes that are killed make the candidate slower, and the policy sees that.
        rollout = await services.GetRequiredService<IRollouts>().SetModeAsync(new(RolloutPlans.Key, MigrateScene.Controller), RolloutMode.Off);
        if (!await fleet.AllProbeAsync(probe => probe.Candidates > 0, MigrateScene.Patience))
            _problems.Add("not all nodes sent units to the candidate after the start");

        var counting = new CountingPart(scene);
        await counting.RunAsync();
        var backfill = await new BackfillPart(scene).RunAsync();
        if (await services.GetRequiredService<IRollouts>().FindAsync(RolloutPlans.Key) is not { Stage: MigrationStage.Canary } now)
            _problems.Add($"the rollout was moved before its time: {await WhyAsync(services.GetRequiredService<IRolloutEventStore>())}");
        var rollback = await new RollbackPart(scene).RunAsync();
        _problems.AddRange(await fleet.StopAsync());

        var notes = await counting.NotesAsync();
        await CountAsync(scene, notes, rollout.Epoch);
        foreach (var part in new[] { backfill, rollback })
        {
            _figures.AddRange(part.Figures);
            _problems.AddRange(part.Problems);
        }

        return new(_figures, _problems, [.. Missed(notes, backfill, rollback)], [.. LegacyCheck.Late(notes)]);
    }

    private static IEnumerable<string> Missed(IReadOnlyList<NodeNotes> notes, PartOutcome backfill, PartOutcome rollback)
    {
        if (!notes.Any(node => node.Death is { MidFlush: true }))
            yield return "no kill hit the middle of a flush: the run says nothing about it";
        if (backfill.Hit == 0)
            yield return "no kill hit the middle of a chunk: the run says nothing about it";
        if (rollback.Hit == 0)
            yield return "no kill hit the middle of a rollback's step: the run says nothing about it";
    }

    private async Task SeedAsync()
    {
        Directory.CreateDirectory(MigrateApp.BackupsIn(folder));
        await File.WriteAllTextAsync(Path.Combine(folder, Digest.SomeFailFile), "");
        await using var db = RolloutContext.Open(database.ForController);
        await db.Database.EnsureCreatedAsync();
        var first = TimeProvider.System.GetUtcNow().AddDays(-300);
        db.Books.AddRange(Enumerable.Range(1, options.Rows).Select(id => new Book { Id = id, CreatedAt = first.AddSeconds(id) }));
        await db.SaveChangesAsync();
    }

    private static async Task<string> WhyAsync(IRolloutEventStore store) =>
        string.Join("; ", (await store.ReadEventsAsync(0, MostEvents, RolloutPlans.Key, CancellationToken.None)).Select(it => $"{it.Kind} by {it.Actor}: {it.Reason}"));

    /// <summary>Compares the counts with the journals and the jobs.</summary>
    private async Task CountAsync(MigrateScene scene, IReadOnlyList<NodeNotes> notes, long epoch)
    {
        List<long> epochs = [.. notes.SelectMany(node => node.Units).Select(unit => unit.Epoch).Append(epoch).Distinct().Order()];
        var (rows, uneven, silent) = await FinalCounts.ReadAsync(scene.Services, epochs);
        var jobs = (await RolloutJobs.ReadAsync(scene)).Where(job => job.Endpoint == RolloutPlans.Endpoint).ToList();
        _problems.AddRange(LegacyCheck.Problems(rows, notes));
        _problems.AddRange(CandidateCheck.Problems(rows, jobs, notes));

        var deaths = notes.Select(node => node.Death).OfType<NodeDeath>().ToList();
        var noted = notes.SelectMany(node => node.Units).Count(unit => unit.Side == MigrationSide.Legacy);
        var counted = rows.Where(row => !row.Cohort.IsCandidate).Sum(row => row.Sums.Units);
        var lostAnswers = scene.Fleet.All.SelectMany(node => NodeLine.Flushes(scene.Fleet.Journal(node))).Count(flush => flush.Answer == FlushAnswer.Lost);
        _figures.Add(new("nodes", $"{options.Nodes} processes, {options.Rate} requests/s each, {deaths.Count} killed"));
        _figures.Add(new("kills while they count", $"{deaths.Count(death => death.MidFlush)} in the middle of a flush: {deaths.Count(death => death.Stored)} stored, {deaths.Count(death => death is { MidFlush: true, Stored: false })} taken back; {lostAnswers} answers lost"));
        _figures.Add(new("legacy requests", $"{noted} noted, {counted} counted: {noted - counted} lost of {LegacyCheck.Unflushed(notes)} that the killed nodes had not sent"));
        _figures.Add(new("candidate requests", $"{jobs.Count} jobs, {jobs.Count(job => job.Status == JobStatus.Failed)} failed, all counted; {uneven} told by their ends alone, {silent} by nothing but their jobs"));
    }
}
