using JobKit;
using JobKit.Migration;

namespace Storybook;

/// <summary>Runs the demo's traffic and its act side by side, and then counts.</summary>
internal sealed class DemoRun(DemoApp app, DemoTimes times, DemoVoice voice, RolloutPlan plan, TimeProvider clock)
{
    private readonly DemoPlay _play = new(app, times, voice, clock);

    private readonly RampWatch _watch = new(app, voice, plan, clock);

    private readonly List<string> _problems = [];

    public async Task<DemoOutcome> RunAsync(CancellationToken stopping)
    {
        await PlayAsync(stopping);
        var ledger = Ledger.Read(app.LedgerFile);
        var jobs = await app.JobsAsync();
        var reaction = React(ledger, jobs);
        return new(LossCheck.Of(ledger, await app.BooksAsync(), [.. jobs.Select(StoredJob.Of)]), reaction, [.. _problems], _watch.Events);
    }

    private async Task PlayAsync(CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(times.Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        using var stop = new CancellationTokenSource();
        using var told = new CancellationTokenSource();
        using var ledger = new Ledger(app.LedgerFile, clock);
        using var traffic = new DemoTraffic(app.Address, ledger, times, new Random(times.Users));
        var asking = traffic.RunAsync(stop.Token);
        var telling = _watch.RunAsync(told.Token);
        try
        {
            await _play.RunAsync(either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            _problems.Add(stopping.IsCancellationRequested ? "it was stopped" : $"{_play.Awaited} did not come within {times.Limit.TotalMinutes:0.0} minutes");
        }
        catch (Exception error) when (error is DemoException or JobKitException)
        {
            _problems.Add(error.Message);
        }

        app.Loss.IsOn = false;
        voice.Tell("no further requests; those under way are answered");
        await stop.CancelAsync();
        await asking;
        await told.CancelAsync();
        await telling;
    }

    private Reaction? React(LedgerPages ledger, IReadOnlyList<Job> jobs)
    {
        if (_play is not { AtFault: { } before, AfterRollback: { } after })
            return null;

        var titles = jobs.Select(job => StoredJob.Of(job).Title).ToHashSet(StringComparer.Ordinal);
        var legacy = ledger.Entries.Where(entry => !titles.Contains(entry.Title)).Select(entry => entry.SentAt).ToList();
        var began = _watch.Events.First(it => it.Kind == "stage").At;
        var rolledBack = _watch.Events.First(it => it.Kind == RampWatch.Rollback);
        if (!Detection.Holds(Verdict.FromJson(rolledBack.Evidence)))
            _problems.Add("the numbers in the rollback's event do not say that it was right");
        var ofEpoch = jobs.Where(job => RouteStamp.Of(job.Metadata)?.Cohort.Epoch == before.Epoch);
        if (EvidenceMoment.Find(before, began, jobs, legacy) is not { } evidence)
        {
            _problems.Add("it was rolled back without evidence, says the policy when told of everything at once");
            return null;
        }

        var reaction = new Reaction(evidence, rolledBack.At, ofEpoch.Max(job => job.CreatedAt));
        if (reaction.Took > times.Reaction)
            _problems.Add($"the rollback took {reaction.Took.TotalSeconds:0.00} s after the evidence, more than {times.Reaction.TotalSeconds:0} s");
        return after.Epoch == before.Epoch + 1 ? reaction : throw new DemoException($"epoch {after.Epoch} follows epoch {before.Epoch}");
    }
}
