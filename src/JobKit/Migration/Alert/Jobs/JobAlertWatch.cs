using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace JobKit.Migration;

/// <summary>Looks at the job loop from each node, and enqueues the alert of a rule that is broken; where that lives already, it is the one.</summary>
internal sealed class JobAlertWatch(JobHealthReader reader, IJobQueue queue, LoopGuard guard, IOptions<AlertOptions> options, TimeProvider clock) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Jobs.Enabled)
        {
            _loop = Detached.Run(() => guard.RunAsync("job-alerts", TurnAsync, _stop.Token));
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stop.Dispose();

    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken stopping)
    {
        var rules = options.Value.Jobs;
        var health = await reader.ReadAsync(rules.Window, stopping).ConfigureAwait(false);
        foreach (var broken in JobAlertEvaluation.Of(rules, health).Where(finding => finding.IsBroken))
        {
            var job = new JobAlertJob(broken.Rule, broken.Says, broken.Limit);
            await queue.EnqueueAsync(job, new() { UniqueKey = broken.Rule.ToString() }, stopping).ConfigureAwait(false);
        }
    }

    private async Task TurnAsync(CancellationToken stopping)
    {
        var rules = options.Value.Jobs;
        await Task.Delay(rules.Period * (0.8 + (0.2 * Random.Shared.NextDouble())), clock, stopping).ConfigureAwait(false);
        await LookAsync(stopping).ConfigureAwait(false);
    }
}
